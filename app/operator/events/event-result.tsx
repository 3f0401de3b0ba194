import { useMessages } from 'next-intl';

const effects = ['applied', 'none', 'parked'] as const;

/** What came of an event: its error, or the effect that the worker noted. */
export function EventResult({ outcome, lastError }: { outcome: string | null; lastError: string | null }) {
  const { operator: texts } = useMessages();
  if (lastError !== null) return <span className=" text-bad">{lastError}</span>;
  if (outcome === null) return <span className="text-ink-soft">{texts.dash}</span>;
  const effect = effects.find((name) => outcome.startsWith(`${name}:`));
  return (
    <span className="flex flex-col">
      {effect === undefined ? null : <span>{texts.effect[effect]}</span>}
      <span className=" text-[0.875rem] text-ink-soft">
        {effect === undefined ? outcome : outcome.slice(effect.length + 1).trim()}
      </span>
    </span>
  );
}
