CREATE TABLE "course_places" (
	"course_id" text NOT NULL,
	"weekday" integer NOT NULL,
	"places" integer NOT NULL,
	CONSTRAINT "course_places_course_id_weekday_pk" PRIMARY KEY("course_id","weekday"),
	CONSTRAINT "course_places_weekday" CHECK ("course_places"."weekday" between 1 and 7),
	CONSTRAINT "course_places_places" CHECK ("course_places"."places" between 0 and 999)
);
--> statement-breakpoint
CREATE TABLE "exam_days" (
	"course_id" text NOT NULL,
	"day" date NOT NULL,
	"places" integer NOT NULL,
	"taken" integer NOT NULL,
	CONSTRAINT "exam_days_course_id_day_pk" PRIMARY KEY("course_id","day"),
	CONSTRAINT "exam_days_taken" CHECK ("exam_days"."taken" between 0 and "exam_days"."places")
);
--> statement-breakpoint
CREATE TABLE "facility_calendars" (
	"facility_id" text PRIMARY KEY NOT NULL,
	"horizon_days" integer DEFAULT 90 NOT NULL,
	"cutoff_business_days" integer DEFAULT 2 NOT NULL,
	"cutoff_time" text DEFAULT '17:00' NOT NULL,
	"opens_on_holidays" boolean DEFAULT false NOT NULL,
	"opens_at_year_end" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "facility_calendars_horizon" CHECK ("facility_calendars"."horizon_days" between 1 and 170),
	CONSTRAINT "facility_calendars_cutoff" CHECK ("facility_calendars"."cutoff_business_days" between 0 and 30),
	CONSTRAINT "facility_calendars_time" CHECK ("facility_calendars"."cutoff_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "facility_days" (
	"facility_id" text NOT NULL,
	"day" date NOT NULL,
	"is_open" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "facility_days_facility_id_day_pk" PRIMARY KEY("facility_id","day")
);
--> statement-breakpoint
CREATE TABLE "place_holds" (
	"order_line_id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"day" date NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "place_holds_state" CHECK ("place_holds"."state" in ('held', 'kept', 'released'))
);
--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "mode" text DEFAULT 'undated' NOT NULL;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "exam_date" date;--> statement-breakpoint
ALTER TABLE "course_places" ADD CONSTRAINT "course_places_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_days" ADD CONSTRAINT "exam_days_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_calendars" ADD CONSTRAINT "facility_calendars_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_days" ADD CONSTRAINT "facility_days_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_holds" ADD CONSTRAINT "place_holds_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_holds" ADD CONSTRAINT "place_holds_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "place_holds_day" ON "place_holds" USING btree ("course_id","day");--> statement-breakpoint
CREATE INDEX "order_lines_exam" ON "order_lines" USING btree ("exam_date","facility_id") WHERE "order_lines"."exam_date" is not null;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_mode" CHECK ("courses"."mode" in ('dated', 'undated'));