CREATE TABLE "auth_account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp,
	"refresh_token_expires_at" timestamp,
	"scope" text,
	"password" text,
	"created_at" timestamp DEFAULT now() NOT NULL,
	"updated_at" timestamp NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp DEFAULT now() NOT NULL,
	"updated_at" timestamp NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"second_factor_at" timestamp,
	CONSTRAINT "auth_session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp DEFAULT now() NOT NULL,
	"updated_at" timestamp DEFAULT now() NOT NULL,
	"two_factor_enabled" boolean DEFAULT false,
	CONSTRAINT "auth_user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth_verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp NOT NULL,
	"created_at" timestamp DEFAULT now() NOT NULL,
	"updated_at" timestamp DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" text PRIMARY KEY NOT NULL,
	"facility_id" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"body_part" text NOT NULL,
	"modality" text NOT NULL,
	"sex" text DEFAULT 'any' NOT NULL,
	"price_yen" bigint NOT NULL,
	"duration_minutes" integer NOT NULL,
	"weekdays" integer[] NOT NULL,
	"exam_items" jsonb NOT NULL,
	"exclusions" jsonb NOT NULL,
	"preparation" text NOT NULL,
	"belongings" text NOT NULL,
	"result_delivery" text NOT NULL,
	"risks" text NOT NULL,
	"published" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "courses_price" CHECK ("courses"."price_yen" >= 50)
);
--> statement-breakpoint
CREATE TABLE "facilities" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefecture" text NOT NULL,
	"address" text NOT NULL,
	"access" text NOT NULL,
	"phone" text NOT NULL,
	"reception_hours" text NOT NULL,
	"registration_number" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"course_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"position" integer NOT NULL,
	"course_id" text NOT NULL,
	"facility_id" text NOT NULL,
	"course_title" text NOT NULL,
	"facility_name" text NOT NULL,
	"price_yen" bigint NOT NULL,
	"total_yen" bigint NOT NULL,
	"examinee_name" text,
	"examinee_kana" text,
	CONSTRAINT "order_lines_total" CHECK ("order_lines"."total_yen" between 0 and "order_lines"."price_yen")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"cart_id" text,
	"user_id" text,
	"buyer_name" text,
	"buyer_kana" text,
	"buyer_email" text,
	"buyer_phone" text,
	"locale" text DEFAULT 'ja' NOT NULL,
	"total_yen" bigint NOT NULL,
	"consent_version" text,
	"consented_at" timestamp (3) with time zone,
	"confirmation_snapshot" jsonb,
	"stripe_customer_id" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "orders_state" CHECK ("orders"."state" in ('draft', 'awaiting_payment', 'paid', 'expired', 'canceled', 'refunded')),
	CONSTRAINT "orders_total" CHECK ("orders"."total_yen" = 0 or "orders"."total_yen" >= 50),
	CONSTRAINT "orders_buyer" CHECK ("orders"."state" in ('draft', 'expired', 'canceled') or "orders"."buyer_email" is not null)
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"order_line_id" text NOT NULL,
	"code" text NOT NULL,
	"state" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "tickets_state" CHECK ("tickets"."state" in ('issued', 'redeemed', 'void')),
	CONSTRAINT "tickets_validity" CHECK ("tickets"."expires_at" <= "tickets"."issued_at" + interval '180 days')
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"fact_kind" text NOT NULL,
	"fact_id" text NOT NULL,
	"leg" text NOT NULL,
	"order_id" text,
	"description" text NOT NULL,
	"reverses_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_lines" (
	"entry_id" text NOT NULL,
	"position" integer NOT NULL,
	"account_id" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	CONSTRAINT "journal_lines_amount" CHECK ("journal_lines"."amount_yen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_accounts_kind" CHECK ("ledger_accounts"."kind" in ('asset', 'liability', 'revenue', 'expense'))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"fact_key" text NOT NULL,
	"order_id" text,
	"template" text NOT NULL,
	"to_address" text NOT NULL,
	"locale" text DEFAULT 'ja' NOT NULL,
	"props" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"last_error" text,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mails_state" CHECK ("mails"."state" in ('queued', 'sent', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"every_seconds" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"succeeded" boolean,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "sweep_cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"swept_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "balance_transactions" (
	"stripe_balance_transaction_id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"source_id" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"fee_yen" bigint NOT NULL,
	"net_yen" bigint NOT NULL,
	"fee_details_count" integer NOT NULL,
	"available_on" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "balance_transactions_net" CHECK ("balance_transactions"."net_yen" = "balance_transactions"."amount_yen" - "balance_transactions"."fee_yen")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"state" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"stripe_payment_intent_id" text,
	"stripe_charge_id" text,
	"method_type" text,
	"card_brand" text,
	"card_last4" text,
	"last_error_code" text,
	"last_decline_code" text,
	"parked_reason" text,
	"succeeded_at" timestamp (3) with time zone,
	"synced_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payments_state" CHECK ("payments"."state" in ('planned', 'requires_payment_method', 'requires_confirmation', 'requires_action', 'processing', 'succeeded', 'canceled')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_yen" >= 50),
	CONSTRAINT "payments_success" CHECK ("payments"."state" <> 'succeeded' or ("payments"."stripe_charge_id" is not null and "payments"."succeeded_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"order_id" text NOT NULL,
	"state" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"reason" text NOT NULL,
	"requested_by" text NOT NULL,
	"stripe_refund_id" text,
	"failure_reason" text,
	"synced_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refunds_state" CHECK ("refunds"."state" in ('planned', 'pending', 'requires_action', 'succeeded', 'failed', 'canceled')),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_yen" > 0)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"facility_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_roles_role" CHECK ("user_roles"."role" in ('operator', 'facility', 'radiologist', 'patient')),
	CONSTRAINT "user_roles_facility_member" CHECK (("user_roles"."role" = 'facility') = ("user_roles"."facility_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "stripe_events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"type" text NOT NULL,
	"account" text,
	"object_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"api_version" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"body" text,
	"body_sha256" text NOT NULL,
	"signature" text,
	"received_via" text NOT NULL,
	"received_count" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"lease_token" text,
	"last_error" text,
	"outcome" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "stripe_events_state" CHECK ("stripe_events"."state" in ('new', 'running', 'done', 'dead', 'ignored'))
);
--> statement-breakpoint
CREATE TABLE "stripe_requests" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"params_hash" text NOT NULL,
	"params" jsonb NOT NULL,
	"state" text NOT NULL,
	"stripe_object_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_sent_at" timestamp (3) with time zone,
	"last_sent_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stripe_requests_state" CHECK ("stripe_requests"."state" in ('planned', 'sent', 'confirmed', 'refused', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "webhook_refusals" (
	"day" date NOT NULL,
	"source" text NOT NULL,
	"reason" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "webhook_refusals_day_source_reason_pk" PRIMARY KEY("day","source","reason")
);
--> statement-breakpoint
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_account_id_ledger_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_account_userId_idx" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_session_userId_idx" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "twoFactor_secret_idx" ON "two_factor" USING btree ("secret");--> statement-breakpoint
CREATE INDEX "twoFactor_userId_idx" ON "two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "courses_facility" ON "courses" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "courses_catalogue" ON "courses" USING btree ("published","price_yen","id");--> statement-breakpoint
CREATE INDEX "cart_lines_cart" ON "cart_lines" USING btree ("cart_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_position" ON "order_lines" USING btree ("order_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number" ON "orders" USING btree ("number");--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_state" ON "orders" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_buyer_email" ON "orders" USING btree (lower("buyer_email") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "orders_stripe_customer" ON "orders" USING btree ("stripe_customer_id");--> statement-breakpoint
CREATE INDEX "orders_user" ON "orders" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "orders_due" ON "orders" USING btree ("expires_at") WHERE "orders"."state" in ('draft', 'awaiting_payment');--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_line" ON "tickets" USING btree ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_code" ON "tickets" USING btree ("code");--> statement-breakpoint
CREATE INDEX "tickets_order" ON "tickets" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_fact" ON "journal_entries" USING btree ("fact_kind","fact_id","leg");--> statement-breakpoint
CREATE INDEX "journal_entries_order" ON "journal_entries" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "journal_entries_occurred" ON "journal_entries" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "journal_entries_newest" ON "journal_entries" USING btree ("posted_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_lines_position" ON "journal_lines" USING btree ("entry_id","position");--> statement-breakpoint
CREATE INDEX "journal_lines_account" ON "journal_lines" USING btree ("account_id","entry_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_fact" ON "mails" USING btree ("fact_key");--> statement-breakpoint
CREATE INDEX "mails_order" ON "mails" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "mails_queued" ON "mails" USING btree ("created_at") WHERE "mails"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "mails_dead" ON "mails" USING btree ("created_at") WHERE "mails"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "balance_transactions_due" ON "balance_transactions" USING btree ("available_on") WHERE "balance_transactions"."moved_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_order" ON "payments" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_intent" ON "payments" USING btree ("stripe_payment_intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_charge" ON "payments" USING btree ("stripe_charge_id");--> statement-breakpoint
CREATE INDEX "payments_open" ON "payments" USING btree ("synced_at") WHERE "payments"."state" not in ('succeeded', 'canceled');--> statement-breakpoint
CREATE INDEX "payments_parked" ON "payments" USING btree ("created_at") WHERE "payments"."parked_reason" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_stripe" ON "refunds" USING btree ("stripe_refund_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_living" ON "refunds" USING btree ("payment_id") WHERE "refunds"."state" not in ('failed', 'canceled') and "refunds"."requested_by" <> 'stripe_dashboard';--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_order" ON "refunds" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE UNIQUE INDEX "user_roles_once" ON "user_roles" USING btree ("user_id","role",coalesce("facility_id", ''));--> statement-breakpoint
CREATE INDEX "user_roles_facility" ON "user_roles" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "stripe_events_queue" ON "stripe_events" USING btree ("run_at","sequence") WHERE "stripe_events"."state" in ('new', 'running');--> statement-breakpoint
CREATE INDEX "stripe_events_object" ON "stripe_events" USING btree ("object_id","sequence") WHERE "stripe_events"."state" in ('new', 'running');--> statement-breakpoint
CREATE INDEX "stripe_events_newest" ON "stripe_events" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "stripe_events_about" ON "stripe_events" USING btree ("object_id");--> statement-breakpoint
CREATE INDEX "stripe_events_type" ON "stripe_events" USING btree ("type","sequence");--> statement-breakpoint
CREATE INDEX "stripe_events_dead" ON "stripe_events" USING btree ("sequence") WHERE "stripe_events"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "stripe_events_rescued" ON "stripe_events" USING btree ("sequence") WHERE "stripe_events"."received_via" = 'sweep';--> statement-breakpoint
CREATE INDEX "stripe_requests_subject" ON "stripe_requests" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "stripe_requests_refused" ON "stripe_requests" USING btree ("resolved_at") WHERE "stripe_requests"."state" = 'refused';--> statement-breakpoint
CREATE INDEX "stripe_requests_open" ON "stripe_requests" USING btree ("created_at") WHERE "stripe_requests"."state" in ('planned', 'sent', 'unknown');