CREATE TABLE "coupon_redemptions" (
	"id" text PRIMARY KEY NOT NULL,
	"coupon_id" text NOT NULL,
	"order_id" text NOT NULL,
	"state" text NOT NULL,
	"user_id" text,
	"buyer_email" text,
	"discount_yen" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "coupon_redemptions_state" CHECK ("coupon_redemptions"."state" in ('claimed', 'redeemed', 'released')),
	CONSTRAINT "coupon_redemptions_discount" CHECK ("coupon_redemptions"."discount_yen" > 0)
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"percent_basis_points" integer,
	"amount_off_yen" bigint,
	"borne_by" text NOT NULL,
	"scope" text NOT NULL,
	"facility_id" text,
	"course_ids" text[] DEFAULT '{}' NOT NULL,
	"minimum_yen" bigint DEFAULT 0 NOT NULL,
	"first_purchase_only" boolean DEFAULT false NOT NULL,
	"with_sets" boolean DEFAULT true NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"limit_total" integer,
	"limit_per_person" integer,
	"taken_count" integer DEFAULT 0 NOT NULL,
	"stripe_coupon_id" text,
	"stripe_promotion_code_id" text,
	"stripe_stopped_at" timestamp (3) with time zone,
	"stripe_error" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "coupons_state" CHECK ("coupons"."state" in ('planned', 'active', 'stopped')),
	CONSTRAINT "coupons_mirrored" CHECK ("coupons"."state" <> 'active' or "coupons"."stripe_promotion_code_id" is not null),
	CONSTRAINT "coupons_amount" CHECK (num_nonnulls("coupons"."percent_basis_points", "coupons"."amount_off_yen") = 1
        and coalesce("coupons"."percent_basis_points", 1) between 1 and 10000 and coalesce("coupons"."amount_off_yen", 1) >= 1),
	CONSTRAINT "coupons_borne_by" CHECK ("coupons"."borne_by" in ('company', 'facility')),
	CONSTRAINT "coupons_scope" CHECK ("coupons"."scope" in ('all', 'facility', 'courses') and ("coupons"."scope" = 'facility') = ("coupons"."facility_id" is not null)
        and ("coupons"."scope" = 'courses') = (cardinality("coupons"."course_ids") > 0)),
	CONSTRAINT "coupons_days" CHECK ("coupons"."ends_on" is null or "coupons"."ends_on" >= "coupons"."starts_on"),
	CONSTRAINT "coupons_limits" CHECK ("coupons"."taken_count" between 0 and coalesce("coupons"."limit_total", "coupons"."taken_count")
        and coalesce("coupons"."limit_per_person", 1) >= 1 and "coupons"."minimum_yen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "discount_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"course_ids" text[] DEFAULT '{}' NOT NULL,
	"minimum_count" integer,
	"facility_id" text,
	"percent_basis_points" integer,
	"amount_off_yen" bigint,
	"borne_by" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"stopped_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "discount_sets_kind" CHECK (("discount_sets"."kind" = 'combination' and cardinality("discount_sets"."course_ids") >= 2 and "discount_sets"."minimum_count" is null)
        or ("discount_sets"."kind" = 'count' and cardinality("discount_sets"."course_ids") = 0 and "discount_sets"."minimum_count" >= 2)),
	CONSTRAINT "discount_sets_amount" CHECK (num_nonnulls("discount_sets"."percent_basis_points", "discount_sets"."amount_off_yen") = 1
        and coalesce("discount_sets"."percent_basis_points", 1) between 1 and 10000 and coalesce("discount_sets"."amount_off_yen", 1) >= 1),
	CONSTRAINT "discount_sets_borne_by" CHECK ("discount_sets"."borne_by" in ('company', 'facility')),
	CONSTRAINT "discount_sets_days" CHECK ("discount_sets"."ends_on" is null or "discount_sets"."ends_on" >= "discount_sets"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "coupon_code" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "set_id" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "set_borne_by" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_id" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_code" text;--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discount_sets" ADD CONSTRAINT "discount_sets_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "coupon_redemptions_order" ON "coupon_redemptions" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_newest" ON "coupon_redemptions" USING btree ("coupon_id","created_at","id");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_email" ON "coupon_redemptions" USING btree ("coupon_id","buyer_email") WHERE "coupon_redemptions"."state" <> 'released';--> statement-breakpoint
CREATE INDEX "coupon_redemptions_user" ON "coupon_redemptions" USING btree ("coupon_id","user_id") WHERE "coupon_redemptions"."state" <> 'released';--> statement-breakpoint
CREATE UNIQUE INDEX "coupons_code" ON "coupons" USING btree ("code");--> statement-breakpoint
CREATE INDEX "coupons_newest" ON "coupons" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "coupons_to_mirror" ON "coupons" USING btree ("created_at") WHERE "coupons"."state" = 'planned' or ("coupons"."state" = 'stopped' and "coupons"."stripe_promotion_code_id" is not null and "coupons"."stripe_stopped_at" is null);--> statement-breakpoint
CREATE INDEX "discount_sets_newest" ON "discount_sets" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "discount_sets_living" ON "discount_sets" USING btree ("starts_on") WHERE "discount_sets"."stopped_at" is null;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_coupon" CHECK (("orders"."coupon_id" is not null) = ("orders"."coupon_discount_yen" > 0));