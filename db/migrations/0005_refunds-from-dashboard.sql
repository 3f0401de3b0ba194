DROP INDEX "refunds_living";--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_living" ON "refunds" USING btree ("payment_id") WHERE "refunds"."state" not in ('failed', 'canceled') and "refunds"."requested_by" <> 'stripe_dashboard';