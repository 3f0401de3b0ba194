DROP INDEX "orders_newest";--> statement-breakpoint
DROP INDEX "journal_entries_newest";--> statement-breakpoint
DROP INDEX "audit_log_newest";--> statement-breakpoint
DROP INDEX "stripe_events_newest";--> statement-breakpoint
CREATE INDEX "orders_by_state" ON "orders" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_buyer_email" ON "orders" USING btree (lower("buyer_email") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "orders_stripe_customer" ON "orders" USING btree ("stripe_customer_id");--> statement-breakpoint
CREATE INDEX "journal_entries_occurred" ON "journal_entries" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "mails_dead" ON "mails" USING btree ("created_at") WHERE "mails"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "payments_parked" ON "payments" USING btree ("created_at") WHERE "payments"."parked_reason" is not null;--> statement-breakpoint
CREATE INDEX "stripe_events_type" ON "stripe_events" USING btree ("type","sequence");--> statement-breakpoint
CREATE INDEX "stripe_events_dead" ON "stripe_events" USING btree ("sequence") WHERE "stripe_events"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "stripe_events_rescued" ON "stripe_events" USING btree ("sequence") WHERE "stripe_events"."received_via" = 'sweep';--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "journal_entries_newest" ON "journal_entries" USING btree ("posted_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "stripe_events_newest" ON "stripe_events" USING btree ("sequence");