CREATE TABLE "add_on_refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"charge_id" text NOT NULL,
	"order_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"reason" text NOT NULL,
	"requester" text NOT NULL,
	"requested_by" text NOT NULL,
	"stripe_refund_id" text,
	"failure_reason" text,
	"synced_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "add_on_refunds_state" CHECK ("add_on_refunds"."state" in ('planned', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled')),
	CONSTRAINT "add_on_refunds_requester" CHECK ("add_on_refunds"."requester" in ('patient', 'operator', 'system', 'dashboard')),
	CONSTRAINT "add_on_refunds_amount" CHECK ("add_on_refunds"."amount_yen" > 0),
	CONSTRAINT "add_on_refunds_ordinal_from_one" CHECK ("add_on_refunds"."ordinal" >= 1)
);
--> statement-breakpoint
ALTER TABLE "share_settlements" ADD COLUMN "facility_id" text;--> statement-breakpoint
ALTER TABLE "share_settlements" ADD COLUMN "add_on_charge_id" text;--> statement-breakpoint
UPDATE "share_settlements" s SET "facility_id" = h."facility_id" FROM "shares" h WHERE h."order_line_id" = s."order_line_id";--> statement-breakpoint
ALTER TABLE "share_settlements" ALTER COLUMN "facility_id" SET NOT NULL;--> statement-breakpoint
INSERT INTO "share_settlements" ("order_line_id", "facility_id", "add_on_charge_id", "fact_kind", "fact_id", "recognised", "refunded_yen", "payable_change_yen", "occurred_at", "created_at")
SELECT DISTINCT ON (e."id") c."order_line_id", c."facility_id", c."id", e."fact_kind", e."fact_id", true, CASE e."leg" WHEN 'paid' THEN 0 ELSE c."refunded_yen" END, -l."amount_yen", e."occurred_at", e."posted_at"
FROM "journal_entries" e
JOIN "journal_lines" l ON l."entry_id" = e."id"
JOIN "add_on_charges" c ON l."account_id" = 'payable:facility:' || c."facility_id"
WHERE (e."fact_kind" = 'payment' AND e."leg" = 'paid' AND e."fact_id" = c."stripe_payment_intent_id")
   OR (e."fact_kind" = 'refund' AND e."leg" = 'add_on' AND e."order_id" = c."order_id" AND c."refunded_yen" > 0)
ORDER BY e."id", c."id";--> statement-breakpoint
ALTER TABLE "add_on_refunds" ADD CONSTRAINT "add_on_refunds_charge_id_add_on_charges_id_fk" FOREIGN KEY ("charge_id") REFERENCES "public"."add_on_charges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "add_on_refunds" ADD CONSTRAINT "add_on_refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "add_on_refunds_stripe" ON "add_on_refunds" USING btree ("stripe_refund_id");--> statement-breakpoint
CREATE UNIQUE INDEX "add_on_refunds_ordinal" ON "add_on_refunds" USING btree ("charge_id","ordinal");--> statement-breakpoint
CREATE INDEX "add_on_refunds_order" ON "add_on_refunds" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "add_on_refunds_open" ON "add_on_refunds" USING btree ("synced_at") WHERE "add_on_refunds"."state" in ('planned', 'pending', 'requires_action');--> statement-breakpoint
CREATE INDEX "add_on_refunds_failed" ON "add_on_refunds" USING btree ("created_at") WHERE "add_on_refunds"."state" in ('failed', 'canceled');--> statement-breakpoint
ALTER TABLE "share_settlements" ADD CONSTRAINT "share_settlements_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_settlements" ADD CONSTRAINT "share_settlements_add_on_charge_id_add_on_charges_id_fk" FOREIGN KEY ("add_on_charge_id") REFERENCES "public"."add_on_charges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "share_settlements_facility" ON "share_settlements" USING btree ("facility_id","occurred_at","order_line_id","fact_kind","fact_id") WHERE "share_settlements"."payable_change_yen" <> 0;