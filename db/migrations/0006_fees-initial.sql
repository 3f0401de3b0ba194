-- What was in force before anybody entered anything; every later change is a row with a person and a reason.
INSERT INTO fee_schedule (id, method, basis_points, minimum_fee_yen, rounding, min_amount_yen, max_amount_yen, switched_on, valid_from, source, reason, entered_by, entered_at) VALUES
  ('fsc_00000000000000000000000001', 'card', 360, 0, 'half_up', 50, 9999999999, true, '2026-01-01', 'Stripeの料金（国内カード3.6%）。端数の扱いは公表されていないため四捨五入とした', '初期設定', 'initial', '2026-01-01T00:00:00Z'),
  ('fsc_00000000000000000000000002', 'konbini', 360, 120, 'half_up', 120, 300000, false, '2026-01-01', 'Stripeの料金（コンビニ決済3.6%、最低120円）。1件120円から300,000円まで', '初期設定', 'initial', '2026-01-01T00:00:00Z'),
  ('fsc_00000000000000000000000003', 'paypay', 398, 0, 'half_up', 50, 1000000, false, '2026-01-01', 'Stripeの料金（PayPay 3.98%）。1件50円から1,000,000円まで', '初期設定', 'initial', '2026-01-01T00:00:00Z');
--> statement-breakpoint
INSERT INTO fee_policies (id, business_line, max_fee_share_basis_points, min_net_yen, konbini_pay_days, konbini_days_before_fee, reason, entered_by, entered_at) VALUES
  ('fpl_00000000000000000000000001', 'patient', 1000, 0, 3, 5, '初期設定', 'initial', '2026-01-01T00:00:00Z');
--> statement-breakpoint
CREATE TRIGGER fee_schedule_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fee_schedule
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER fee_policies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fee_policies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON fee_schedule, fee_policies FROM PUBLIC;
