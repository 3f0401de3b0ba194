-- 電子帳簿保存法: what was issued, rendered and downloaded can be neither changed nor deleted.
CREATE TRIGGER documents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON documents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER document_renderings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_renderings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER document_downloads_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_downloads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON documents, document_renderings, document_downloads FROM PUBLIC;
