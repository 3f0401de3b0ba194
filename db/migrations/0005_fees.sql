CREATE TABLE "fee_drifts" (
	"stripe_balance_transaction_id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"method" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"quoted_yen" bigint NOT NULL,
	"charged_yen" bigint NOT NULL,
	"difference_yen" bigint NOT NULL,
	"schedule_id" text NOT NULL,
	"compared_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fee_drifts_difference" CHECK ("fee_drifts"."difference_yen" = "fee_drifts"."charged_yen" - "fee_drifts"."quoted_yen")
);
--> statement-breakpoint
CREATE TABLE "fee_policies" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "fee_policies_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"business_line" text NOT NULL,
	"max_fee_share_basis_points" integer NOT NULL,
	"min_net_yen" bigint NOT NULL,
	"konbini_pay_days" integer NOT NULL,
	"konbini_days_before_fee" integer NOT NULL,
	"reason" text NOT NULL,
	"supersedes_id" text,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fee_policies_line" CHECK ("fee_policies"."business_line" in ('patient')),
	CONSTRAINT "fee_policies_share" CHECK ("fee_policies"."max_fee_share_basis_points" between 0 and 10000),
	CONSTRAINT "fee_policies_days" CHECK ("fee_policies"."konbini_pay_days" between 1 and 60 and "fee_policies"."konbini_days_before_fee" between 0 and 90)
);
--> statement-breakpoint
CREATE TABLE "fee_schedule" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "fee_schedule_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"method" text NOT NULL,
	"basis_points" integer NOT NULL,
	"minimum_fee_yen" bigint NOT NULL,
	"rounding" text NOT NULL,
	"min_amount_yen" bigint NOT NULL,
	"max_amount_yen" bigint NOT NULL,
	"switched_on" boolean NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"reason" text NOT NULL,
	"supersedes_id" text,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fee_schedule_method" CHECK ("fee_schedule"."method" in ('card', 'konbini', 'paypay')),
	CONSTRAINT "fee_schedule_rounding" CHECK ("fee_schedule"."rounding" in ('down', 'half_up')),
	CONSTRAINT "fee_schedule_rate" CHECK ("fee_schedule"."basis_points" between 0 and 10000 and "fee_schedule"."minimum_fee_yen" >= 0),
	CONSTRAINT "fee_schedule_amounts" CHECK ("fee_schedule"."min_amount_yen" >= 1 and "fee_schedule"."min_amount_yen" <= "fee_schedule"."max_amount_yen")
);
--> statement-breakpoint
CREATE TABLE "payment_offers" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"round" integer NOT NULL,
	"amount_yen" bigint NOT NULL,
	"share_yen" bigint NOT NULL,
	"own_discounts_yen" bigint NOT NULL,
	"exam_date" date,
	"first_fee_day" date,
	"policy_id" text NOT NULL,
	"quoted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_quotes" (
	"offer_id" text NOT NULL,
	"method" text NOT NULL,
	"fee_yen" bigint NOT NULL,
	"fee_share_basis_points" integer NOT NULL,
	"net_yen" bigint NOT NULL,
	"offered" boolean NOT NULL,
	"reason" text,
	"schedule_id" text NOT NULL,
	CONSTRAINT "payment_quotes_offer_id_method_pk" PRIMARY KEY("offer_id","method"),
	CONSTRAINT "payment_quotes_method" CHECK ("payment_quotes"."method" in ('card', 'konbini', 'paypay')),
	CONSTRAINT "payment_quotes_offered" CHECK ("payment_quotes"."offered" = ("payment_quotes"."reason" is null))
);
--> statement-breakpoint
ALTER TABLE "fee_drifts" ADD CONSTRAINT "fee_drifts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_drifts" ADD CONSTRAINT "fee_drifts_schedule_id_fee_schedule_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."fee_schedule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_policies" ADD CONSTRAINT "fee_policies_supersedes_id_fee_policies_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."fee_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fee_schedule" ADD CONSTRAINT "fee_schedule_supersedes_id_fee_schedule_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."fee_schedule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_offers" ADD CONSTRAINT "payment_offers_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_offers" ADD CONSTRAINT "payment_offers_policy_id_fee_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."fee_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_quotes" ADD CONSTRAINT "payment_quotes_offer_id_payment_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."payment_offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_quotes" ADD CONSTRAINT "payment_quotes_schedule_id_fee_schedule_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."fee_schedule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "fee_drifts_payment" ON "fee_drifts" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "fee_drifts_newest" ON "fee_drifts" USING btree ("compared_at","stripe_balance_transaction_id");--> statement-breakpoint
CREATE INDEX "fee_drifts_differing" ON "fee_drifts" USING btree ("compared_at","stripe_balance_transaction_id") WHERE "fee_drifts"."difference_yen" <> 0;--> statement-breakpoint
CREATE UNIQUE INDEX "fee_policies_supersedes" ON "fee_policies" USING btree ("supersedes_id");--> statement-breakpoint
CREATE INDEX "fee_policies_in_force" ON "fee_policies" USING btree ("business_line","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "fee_schedule_supersedes" ON "fee_schedule" USING btree ("supersedes_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fee_schedule_sequence" ON "fee_schedule" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "fee_schedule_in_force" ON "fee_schedule" USING btree ("method","valid_from","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_offers_round" ON "payment_offers" USING btree ("payment_id","round");--> statement-breakpoint
CREATE INDEX "balance_transactions_source" ON "balance_transactions" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "payments_succeeded" ON "payments" USING btree ("succeeded_at") WHERE "payments"."state" = 'succeeded';