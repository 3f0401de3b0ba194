CREATE TABLE "sweep_cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"swept_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stripe_events" ADD COLUMN "subject_id" text NOT NULL;