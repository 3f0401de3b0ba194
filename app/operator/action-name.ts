/** The Japanese name of an audited action (`order.paid`), or the action itself when it has none. */
export function actionName(names: Readonly<Record<string, string>>, action: string): string {
  return names[action.replaceAll('.', '_')] ?? action;
}
