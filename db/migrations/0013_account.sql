CREATE TABLE "card_consents" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"order_id" text,
	"stripe_payment_method_id" text,
	"consented_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "card_consents_kind" CHECK ("card_consents"."kind" in ('save', 'off_session'))
);
--> statement-breakpoint
CREATE TABLE "card_setups" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"stripe_setup_intent_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "card_setups_state" CHECK ("card_setups"."state" in ('open', 'succeeded', 'canceled'))
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"user_id" text PRIMARY KEY NOT NULL,
	"stripe_customer_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "family_members" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"kana" text NOT NULL,
	"relation" text NOT NULL,
	"birth_date" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "family_members_relation" CHECK ("family_members"."relation" in ('spouse', 'child', 'parent', 'sibling', 'grandparent', 'other'))
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"user_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kana" text NOT NULL,
	"phone" text NOT NULL,
	"postal_code" text,
	"address" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_cards" (
	"stripe_payment_method_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"brand" text NOT NULL,
	"last4" text NOT NULL,
	"exp_month" integer NOT NULL,
	"exp_year" integer NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "add_on_charges" (
	"id" text PRIMARY KEY NOT NULL,
	"ticket_id" text NOT NULL,
	"order_id" text NOT NULL,
	"order_line_id" text NOT NULL,
	"facility_id" text NOT NULL,
	"user_id" text NOT NULL,
	"consent_id" text NOT NULL,
	"title" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"share_yen" bigint NOT NULL,
	"payable_yen" bigint DEFAULT 0 NOT NULL,
	"refunded_yen" bigint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"stripe_customer_id" text NOT NULL,
	"stripe_payment_method_id" text NOT NULL,
	"stripe_payment_intent_id" text,
	"stripe_charge_id" text,
	"card_brand" text NOT NULL,
	"card_last4" text NOT NULL,
	"decline_code" text,
	"link_expires_at" timestamp (3) with time zone,
	"entered_by" text NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"synced_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "add_on_charges_state" CHECK ("add_on_charges"."state" in ('planned', 'authentication_required', 'declined', 'canceled', 'paid')),
	CONSTRAINT "add_on_charges_amount" CHECK ("add_on_charges"."amount_yen" between 50 and 50000),
	CONSTRAINT "add_on_charges_share" CHECK ("add_on_charges"."share_yen" between 0 and "add_on_charges"."amount_yen"),
	CONSTRAINT "add_on_charges_payable" CHECK ("add_on_charges"."payable_yen" between 0 and "add_on_charges"."share_yen"),
	CONSTRAINT "add_on_charges_refunded" CHECK ("add_on_charges"."refunded_yen" between 0 and "add_on_charges"."amount_yen"),
	CONSTRAINT "add_on_charges_paid" CHECK (("add_on_charges"."state" = 'paid') = ("add_on_charges"."paid_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "add_on_items" (
	"id" text PRIMARY KEY NOT NULL,
	"facility_id" text NOT NULL,
	"title" text NOT NULL,
	"price_yen" bigint NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "add_on_items_price" CHECK ("add_on_items"."price_yen" between 50 and 50000)
);
--> statement-breakpoint
ALTER TABLE "card_consents" ADD CONSTRAINT "card_consents_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "family_members" ADD CONSTRAINT "family_members_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "add_on_charges" ADD CONSTRAINT "add_on_charges_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "add_on_charges" ADD CONSTRAINT "add_on_charges_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "add_on_charges" ADD CONSTRAINT "add_on_charges_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "add_on_charges" ADD CONSTRAINT "add_on_charges_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "add_on_charges" ADD CONSTRAINT "add_on_charges_consent_id_card_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."card_consents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "add_on_items" ADD CONSTRAINT "add_on_items_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_consents_user" ON "card_consents" USING btree ("user_id","kind","consented_at");--> statement-breakpoint
CREATE UNIQUE INDEX "card_consents_off_session" ON "card_consents" USING btree ("user_id") WHERE "card_consents"."kind" = 'off_session' and "card_consents"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "card_consents_card" ON "card_consents" USING btree ("stripe_payment_method_id") WHERE "card_consents"."kind" = 'save';--> statement-breakpoint
CREATE UNIQUE INDEX "card_setups_open" ON "card_setups" USING btree ("user_id") WHERE "card_setups"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "card_setups_intent" ON "card_setups" USING btree ("stripe_setup_intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_stripe" ON "customers" USING btree ("stripe_customer_id");--> statement-breakpoint
CREATE INDEX "family_members_user" ON "family_members" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "saved_cards_user" ON "saved_cards" USING btree ("user_id","saved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_cards_default" ON "saved_cards" USING btree ("user_id") WHERE "saved_cards"."is_default" and "saved_cards"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "add_on_charges_intent" ON "add_on_charges" USING btree ("stripe_payment_intent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "add_on_charges_charge" ON "add_on_charges" USING btree ("stripe_charge_id");--> statement-breakpoint
CREATE INDEX "add_on_charges_ticket" ON "add_on_charges" USING btree ("ticket_id","created_at");--> statement-breakpoint
CREATE INDEX "add_on_charges_order" ON "add_on_charges" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "add_on_charges_facility" ON "add_on_charges" USING btree ("facility_id","paid_at","id");--> statement-breakpoint
CREATE INDEX "add_on_charges_open" ON "add_on_charges" USING btree ("synced_at") WHERE "add_on_charges"."state" in ('planned', 'authentication_required', 'declined');--> statement-breakpoint
CREATE INDEX "add_on_items_facility" ON "add_on_items" USING btree ("facility_id","created_at","id");