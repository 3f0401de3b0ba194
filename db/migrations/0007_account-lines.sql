DROP INDEX "journal_lines_account";--> statement-breakpoint
CREATE INDEX "journal_lines_account" ON "journal_lines" USING btree ("account_id","entry_id","position");