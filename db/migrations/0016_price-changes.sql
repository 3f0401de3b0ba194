CREATE TABLE "price_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"before_yen" bigint,
	"after_yen" bigint NOT NULL,
	"changed_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "price_changes_differ" CHECK ("price_changes"."before_yen" is distinct from "price_changes"."after_yen" and "price_changes"."after_yen" >= 50)
);
--> statement-breakpoint
ALTER TABLE "price_changes" ADD CONSTRAINT "price_changes_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "price_changes_course" ON "price_changes" USING btree ("course_id","created_at");