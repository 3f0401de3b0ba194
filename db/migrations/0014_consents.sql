CREATE TABLE "order_consents" (
	"order_id" text NOT NULL,
	"kind" text NOT NULL,
	"text_version" text NOT NULL,
	"text" text NOT NULL,
	"text_sha256" text NOT NULL,
	"locale" text NOT NULL,
	"channel" text NOT NULL,
	"read_out_by" text,
	"given_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "order_consents_order_id_kind_text_sha256_channel_pk" PRIMARY KEY("order_id","kind","text_sha256","channel"),
	CONSTRAINT "order_consents_kind" CHECK ("order_consents"."kind" in ('facility_data', 'health_answers', 'no_exclusions', 'final_confirmation')),
	CONSTRAINT "order_consents_channel" CHECK (("order_consents"."channel" = 'phone') = ("order_consents"."read_out_by" is not null))
);
--> statement-breakpoint
ALTER TABLE "order_consents" ADD CONSTRAINT "order_consents_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_consents_order" ON "order_consents" USING btree ("order_id","given_at");