import { useRef, useState } from 'react';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { type Option, SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { Messages } from '@/messages/catalogue';
import { FreeDayList } from './free-day-list';

interface LineFieldsProps {
  readonly index: number;
  readonly options: readonly Option[];
  readonly texts: Messages['phoneOrders']['form'];
  readonly required: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** One course for one person. The names hide by CSS alone while the caller is examined themselves. */
export function LineFields({ index, options, texts, required, fields, values }: LineFieldsProps) {
  const path = (name: string) => `lines.${index}.${name}`;
  const field = (name: string) => ({
    name: path(name),
    error: fields[path(name)],
    defaultValue: values[path(name)] ?? '',
    autoComplete: 'off',
  });
  const [courseId, setCourseId] = useState(values[path('courseId')] ?? '');
  const examDate = useRef<HTMLInputElement>(null);
  const pick = (day: string) => {
    if (examDate.current === null) return;
    examDate.current.value = day;
    examDate.current.focus();
  };
  const isFirst = index === 0;
  const wasTyped = Object.keys(values).length > 0;
  const title = (isFirst ? texts.line : texts.lineOptional).replace('{number}', String(index + 1));
  return (
    <Card as="section" title={title}>
      <div className="group flex flex-col gap-5">
        <div className="grid items-start gap-5 md:grid-cols-[2fr_1fr]">
          <SelectField
            {...field('courseId')}
            label={texts.course}
            {...(isFirst ? { requirement: required } : {})}
            options={[{ value: '', label: texts.choose }, ...options]}
            onChange={(event) => setCourseId(event.target.value)}
          />
          <TextField
            {...field('examDate')}
            ref={examDate}
            label={texts.examDate}
            help={texts.examDateHelp}
            type="date"
          />
        </div>
        <FreeDayList courseId={courseId} texts={texts} onPick={pick} />
        <CheckboxField
          name={path('sameAsBuyer')}
          label={texts.same}
          defaultChecked={wasTyped ? values[path('sameAsBuyer')] === 'on' : isFirst}
        />
        <div className="grid items-start gap-5 group-has-[input:checked]:hidden md:grid-cols-2">
          <TextField {...field('examineeName')} label={texts.examineeName} requirement={required} />
          <TextField {...field('examineeKana')} label={texts.examineeKana} requirement={required} />
        </div>
      </div>
    </Card>
  );
}
