CREATE TABLE "redemptions" (
	"id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"facility_id" text NOT NULL,
	"redeemed_at" timestamp (3) with time zone NOT NULL,
	"redeemed_by" text NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text,
	CONSTRAINT "redemptions_undone" CHECK (("redemptions"."undone_at" is null) = ("redemptions"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "share_settlements" (
	"order_line_id" text NOT NULL,
	"fact_kind" text NOT NULL,
	"fact_id" text NOT NULL,
	"recognised" boolean NOT NULL,
	"refunded_yen" bigint NOT NULL,
	"payable_change_yen" bigint NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "share_settlements_order_line_id_fact_kind_fact_id_pk" PRIMARY KEY("order_line_id","fact_kind","fact_id")
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" text PRIMARY KEY NOT NULL,
	"order_line_id" text NOT NULL,
	"order_id" text NOT NULL,
	"facility_id" text NOT NULL,
	"trigger" text NOT NULL,
	"total_yen" bigint NOT NULL,
	"discounts_yen" bigint NOT NULL,
	"share_yen" bigint NOT NULL,
	"recognised" boolean DEFAULT false NOT NULL,
	"refunded_yen" bigint DEFAULT 0 NOT NULL,
	"payable_yen" bigint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"recognised_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shares_state" CHECK ("shares"."state" in ('waiting', 'payable', 'reversed')),
	CONSTRAINT "shares_trigger" CHECK ("shares"."trigger" in ('redemption', 'payment')),
	CONSTRAINT "shares_whole" CHECK ("shares"."total_yen" >= 0 and "shares"."discounts_yen" >= 0 and "shares"."share_yen" between 0 and "shares"."total_yen" + "shares"."discounts_yen"),
	CONSTRAINT "shares_refunded" CHECK ("shares"."refunded_yen" between 0 and "shares"."total_yen"),
	CONSTRAINT "shares_payable" CHECK ("shares"."payable_yen" between 0 and "shares"."share_yen"),
	CONSTRAINT "shares_recognised" CHECK ("shares"."recognised" or "shares"."payable_yen" = 0),
	CONSTRAINT "shares_recognised_at" CHECK (not "shares"."recognised" or "shares"."recognised_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "own_discounts_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "redeemed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_settlements" ADD CONSTRAINT "share_settlements_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "redemptions_standing" ON "redemptions" USING btree ("ticket_id") WHERE "redemptions"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "redemptions_facility" ON "redemptions" USING btree ("facility_id","redeemed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_line" ON "shares" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "shares_order" ON "shares" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "shares_facility" ON "shares" USING btree ("facility_id","recognised_at","id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_own_discounts" CHECK ("order_lines"."own_discounts_yen" between 0 and "order_lines"."set_discount_yen" + "order_lines"."coupon_discount_yen");--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_redeemed" CHECK (("tickets"."state" = 'redeemed') = ("tickets"."redeemed_at" is not null));--> statement-breakpoint
-- Orders paid before shares existed: nothing is recognised yet, and what went back was taken from their lines in order.
INSERT INTO "shares" ("id", "order_line_id", "order_id", "facility_id", "trigger", "total_yen", "discounts_yen", "share_yen", "refunded_yen", "state", "created_at")
SELECT 'shr_' || substr(line."id", 5), line."id", line."order_id", line."facility_id", 'redemption', line."total_yen", line."own_discounts_yen", line."share_yen",
	line."refunded", CASE WHEN line."refunded" > 0 AND line."refunded" = line."total_yen" THEN 'reversed' ELSE 'waiting' END, line."paid_at"
FROM (
	SELECT l.*, o."paid_at", greatest(0, least(l."total_yen",
		(SELECT coalesce(sum(r."amount_yen"), 0) FROM "refunds" r WHERE r."order_id" = l."order_id" AND r."state" NOT IN ('planned', 'failed', 'canceled'))
		- (sum(l."total_yen") OVER (PARTITION BY l."order_id" ORDER BY l."position") - l."total_yen"))) AS "refunded"
	FROM "order_lines" l JOIN "orders" o ON o."id" = l."order_id"
	WHERE o."paid_at" IS NOT NULL AND o."state" IN ('paid', 'refunded')
) AS line;
