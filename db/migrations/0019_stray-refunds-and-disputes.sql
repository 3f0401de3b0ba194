ALTER TABLE "disputes" ALTER COLUMN "payment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "add_on_charge_id" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "stray_intent_id" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "taken_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "stray_intent_id" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_add_on_charge_id_add_on_charges_id_fk" FOREIGN KEY ("add_on_charge_id") REFERENCES "public"."add_on_charges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disputes_add_on" ON "disputes" USING btree ("add_on_charge_id") WHERE "disputes"."add_on_charge_id" is not null;--> statement-breakpoint
CREATE INDEX "disputes_stray" ON "disputes" USING btree ("stray_intent_id") WHERE "disputes"."stray_intent_id" is not null;--> statement-breakpoint
CREATE INDEX "refunds_stray" ON "refunds" USING btree ("stray_intent_id") WHERE "refunds"."stray_intent_id" is not null;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_taken" CHECK ("disputes"."taken_yen" between 0 and "disputes"."withdrawn_yen");--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_of_one" CHECK (("disputes"."payment_id" is null) = ("disputes"."add_on_charge_id" is not null));