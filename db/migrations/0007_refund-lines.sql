CREATE TABLE "cancel_ladders" (
	"id" text PRIMARY KEY NOT NULL,
	"facility_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"ladder" jsonb NOT NULL,
	"rationale" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cancel_ladders_rationale" CHECK (length("cancel_ladders"."rationale") > 0)
);
--> statement-breakpoint
CREATE TABLE "invariant_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"first_run_at" timestamp (3) with time zone NOT NULL,
	"last_run_at" timestamp (3) with time zone NOT NULL,
	"broken" jsonb NOT NULL,
	"released_at" timestamp (3) with time zone,
	"released_by" text,
	"release_reason" text,
	CONSTRAINT "invariant_runs_release" CHECK (("invariant_runs"."released_at" is null) = ("invariant_runs"."released_by" is null) and ("invariant_runs"."released_at" is null) = ("invariant_runs"."release_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "line_cancellations" (
	"order_line_id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"fee_yen" bigint NOT NULL,
	"requester" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "line_cancellations_fee" CHECK ("line_cancellations"."fee_yen" >= 0),
	CONSTRAINT "line_cancellations_requester" CHECK ("line_cancellations"."requester" in ('patient', 'operator', 'system', 'dashboard'))
);
--> statement-breakpoint
CREATE TABLE "refund_lines" (
	"refund_id" text NOT NULL,
	"order_line_id" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	CONSTRAINT "refund_lines_refund_id_order_line_id_pk" PRIMARY KEY("refund_id","order_line_id"),
	CONSTRAINT "refund_lines_amount" CHECK ("refund_lines"."amount_yen" > 0)
);
--> statement-breakpoint
DROP INDEX "refunds_living";--> statement-breakpoint
DROP INDEX "refunds_payment";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "cancel_ladder" jsonb;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "ordinal" integer;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "requester" text;--> statement-breakpoint
UPDATE "refunds" r SET
	"ordinal" = n.ordinal,
	"requester" = CASE r.requested_by WHEN 'stripe_dashboard' THEN 'dashboard' ELSE 'operator' END
FROM (SELECT id, row_number() OVER (PARTITION BY payment_id ORDER BY created_at, id) AS ordinal FROM refunds) n
WHERE n.id = r.id;--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "ordinal" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "requester" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "action_expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "cancel_ladders" ADD CONSTRAINT "cancel_ladders_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_cancellations" ADD CONSTRAINT "line_cancellations_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_cancellations" ADD CONSTRAINT "line_cancellations_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cancel_ladders_facility" ON "cancel_ladders" USING btree ("facility_id","valid_from","created_at");--> statement-breakpoint
CREATE INDEX "invariant_runs_newest" ON "invariant_runs" USING btree ("first_run_at");--> statement-breakpoint
CREATE INDEX "invariant_runs_open" ON "invariant_runs" USING btree ("first_run_at") WHERE "invariant_runs"."broken" <> '[]'::jsonb and "invariant_runs"."released_at" is null;--> statement-breakpoint
CREATE INDEX "line_cancellations_order" ON "line_cancellations" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refund_lines_line" ON "refund_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_ordinal" ON "refunds" USING btree ("payment_id","ordinal");--> statement-breakpoint
CREATE INDEX "refunds_waiting" ON "refunds" USING btree ("created_at") WHERE "refunds"."state" = 'requires_action';--> statement-breakpoint
CREATE INDEX "refunds_failed" ON "refunds" USING btree ("created_at") WHERE "refunds"."state" in ('failed', 'canceled');--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_requester" CHECK ("refunds"."requester" in ('patient', 'operator', 'system', 'dashboard'));--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_ordinal_from_one" CHECK ("refunds"."ordinal" >= 1);--> statement-breakpoint
INSERT INTO "refund_lines" ("refund_id", "order_line_id", "amount_yen")
SELECT s.refund_id, s.order_line_id,
	s.whole + CASE WHEN s.position = 1 THEN s.amount_yen - sum(s.whole) OVER (PARTITION BY s.refund_id) ELSE 0 END
FROM (
	SELECT r.id AS refund_id, l.id AS order_line_id, r.amount_yen,
		r.amount_yen * l.total_yen / sum(l.total_yen) OVER (PARTITION BY r.id)::bigint AS whole,
		row_number() OVER (PARTITION BY r.id ORDER BY l.total_yen DESC, l.position) AS position
	FROM refunds r JOIN order_lines l ON l.order_id = r.order_id WHERE l.total_yen > 0
) s
WHERE s.whole > 0 OR s.position = 1;
