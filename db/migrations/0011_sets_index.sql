CREATE TABLE "document_counters" (
	"issuer_key" text NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "document_counters_issuer_key_kind_year_pk" PRIMARY KEY("issuer_key","kind","year"),
	CONSTRAINT "document_counters_last" CHECK ("document_counters"."last" >= 1)
);
--> statement-breakpoint
CREATE TABLE "document_downloads" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"reader" text NOT NULL,
	"reader_id" text,
	"copy" text NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_renderings" (
	"document_id" text NOT NULL,
	"copy" text NOT NULL,
	"pdf" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_renderings_document_id_copy_pk" PRIMARY KEY("document_id","copy")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"order_id" text NOT NULL,
	"issuer_key" text NOT NULL,
	"issuer_name" text NOT NULL,
	"registration_number" text NOT NULL,
	"ordinal" integer NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"transaction_day" date NOT NULL,
	"issued_day" date NOT NULL,
	"counterparty" text NOT NULL,
	"addressee" text NOT NULL,
	"counterparty_key" text NOT NULL,
	"addressee_key" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"taxable_yen" bigint NOT NULL,
	"tax_yen" bigint NOT NULL,
	"untaxed_yen" bigint NOT NULL,
	"content" text NOT NULL,
	"content_sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "documents_kind" CHECK ("documents"."kind" in ('receipt', 'refund_note')),
	CONSTRAINT "documents_registration" CHECK ("documents"."registration_number" ~ '^T[0-9]{13}$'),
	CONSTRAINT "documents_amount_from_zero" CHECK ("documents"."amount_yen" >= 0 and "documents"."taxable_yen" >= 0),
	CONSTRAINT "documents_tax" CHECK ("documents"."tax_yen" between 0 and "documents"."taxable_yen"),
	CONSTRAINT "documents_sum" CHECK ("documents"."amount_yen" = "documents"."taxable_yen" + case "documents"."kind" when 'receipt' then "documents"."untaxed_yen" else - "documents"."untaxed_yen" end)
);
--> statement-breakpoint
CREATE TABLE "dispute_lines" (
	"dispute_id" text NOT NULL,
	"order_line_id" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"decided_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dispute_lines_dispute_id_order_line_id_pk" PRIMARY KEY("dispute_id","order_line_id"),
	CONSTRAINT "dispute_lines_amount" CHECK ("dispute_lines"."amount_yen" > 0)
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"order_id" text NOT NULL,
	"stripe_dispute_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"amount_yen" bigint NOT NULL,
	"withdrawn_yen" bigint NOT NULL,
	"due_by" timestamp (3) with time zone,
	"refundable" boolean NOT NULL,
	"three_d_secure" text,
	"submission_count" integer NOT NULL,
	"evidence" jsonb,
	"submitted_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"synced_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "disputes_state" CHECK ("disputes"."state" in ('warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'won', 'lost', 'prevented')),
	CONSTRAINT "disputes_amount" CHECK ("disputes"."amount_yen" > 0 and "disputes"."withdrawn_yen" >= 0),
	CONSTRAINT "disputes_closed" CHECK (("disputes"."closed_at" is not null) = ("disputes"."state" in ('warning_closed', 'won', 'lost', 'prevented')))
);
--> statement-breakpoint
ALTER TABLE "document_downloads" ADD CONSTRAINT "document_downloads_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_renderings" ADD CONSTRAINT "document_renderings_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_lines" ADD CONSTRAINT "dispute_lines_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_lines" ADD CONSTRAINT "dispute_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_downloads_document" ON "document_downloads" USING btree ("document_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "document_downloads_original" ON "document_downloads" USING btree ("document_id") WHERE "document_downloads"."reader" = 'buyer' and "document_downloads"."copy" = 'original';--> statement-breakpoint
CREATE UNIQUE INDEX "documents_ordinal" ON "documents" USING btree ("order_id","issuer_key","kind","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_number" ON "documents" USING btree ("issuer_key","kind","year","sequence");--> statement-breakpoint
CREATE INDEX "documents_day" ON "documents" USING btree ("transaction_day","id");--> statement-breakpoint
CREATE INDEX "documents_amount" ON "documents" USING btree ("amount_yen","transaction_day","id");--> statement-breakpoint
CREATE INDEX "documents_counterparty" ON "documents" USING btree ("counterparty_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "documents_addressee" ON "documents" USING btree ("addressee_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "dispute_lines_line" ON "dispute_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_stripe" ON "disputes" USING btree ("stripe_dispute_id");--> statement-breakpoint
CREATE INDEX "disputes_payment" ON "disputes" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "disputes_order" ON "disputes" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "disputes_newest" ON "disputes" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "disputes_open" ON "disputes" USING btree ("due_by") WHERE "disputes"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "order_lines_set" ON "order_lines" USING btree ("set_id") WHERE "order_lines"."set_id" is not null;