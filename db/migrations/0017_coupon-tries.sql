DROP INDEX "coupons_to_mirror";--> statement-breakpoint
ALTER TABLE "coupons" ADD COLUMN "stripe_tried_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "coupons_to_mirror" ON "coupons" USING btree ("stripe_tried_at" NULLS FIRST,"created_at") WHERE "coupons"."state" = 'planned' or ("coupons"."state" = 'stopped' and "coupons"."stripe_stopped_at" is null);