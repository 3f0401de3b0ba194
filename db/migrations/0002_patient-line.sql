ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_total";--> statement-breakpoint
ALTER TABLE "facilities" ADD COLUMN "commission_basis_points" integer DEFAULT 1500 NOT NULL;--> statement-breakpoint
ALTER TABLE "facilities" ADD COLUMN "share_trigger" text DEFAULT 'redemption' NOT NULL;--> statement-breakpoint
ALTER TABLE "facilities" ADD COLUMN "issuing_model" text DEFAULT 'agent_special' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "set_discount_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "coupon_discount_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "share_yen" bigint;--> statement-breakpoint
UPDATE "order_lines" SET "share_yen" = "price_yen" - "price_yen" * 1500 / 10000;--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "share_yen" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "exam_date" date;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "canceled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "channel" text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "regular_yen" bigint;--> statement-breakpoint
UPDATE "orders" SET "regular_yen" = "total_yen";--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "regular_yen" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "set_discount_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_discount_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_share" CHECK ("order_lines"."share_yen" between 0 and "order_lines"."price_yen");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_total" CHECK ("order_lines"."total_yen" >= 0 and "order_lines"."set_discount_yen" >= 0 and "order_lines"."coupon_discount_yen" >= 0
        and "order_lines"."total_yen" = "order_lines"."price_yen" - "order_lines"."set_discount_yen" - "order_lines"."coupon_discount_yen");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_discounts" CHECK ("orders"."total_yen" = "orders"."regular_yen" - "orders"."set_discount_yen" - "orders"."coupon_discount_yen"
        and "orders"."set_discount_yen" >= 0 and "orders"."coupon_discount_yen" >= 0);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_channel" CHECK ("orders"."channel" in ('web', 'phone'));