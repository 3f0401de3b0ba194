CREATE TABLE "konbini_vouchers" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"state" text NOT NULL,
	"fingerprint" text NOT NULL,
	"stores" jsonb NOT NULL,
	"hosted_url" text,
	"stripe_expires_at" timestamp (3) with time zone NOT NULL,
	"pay_until" timestamp (3) with time zone NOT NULL,
	"paid_chain" text,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "konbini_vouchers_state" CHECK ("konbini_vouchers"."state" in ('waiting', 'paid', 'expired', 'replaced')),
	CONSTRAINT "konbini_vouchers_deadline" CHECK ("konbini_vouchers"."pay_until" < "konbini_vouchers"."stripe_expires_at")
);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "last_error_method" text;--> statement-breakpoint
ALTER TABLE "konbini_vouchers" ADD CONSTRAINT "konbini_vouchers_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "konbini_vouchers_numbers" ON "konbini_vouchers" USING btree ("payment_id","fingerprint");--> statement-breakpoint
CREATE UNIQUE INDEX "konbini_vouchers_waiting" ON "konbini_vouchers" USING btree ("payment_id") WHERE "konbini_vouchers"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "konbini_vouchers_due" ON "konbini_vouchers" USING btree ("pay_until") WHERE "konbini_vouchers"."state" = 'waiting';