'use client';

import { type ChangeEvent, useId } from 'react';
import type { Messages } from '@/messages/catalogue';

export interface FamilyOption {
  readonly name: string;
  readonly kana: string;
}

interface FamilyChoiceProps {
  /** Of the line that is filled: its fields are `lines.{index}.examineeName` and `…Kana`. */
  readonly index: number;
  readonly family: readonly FamilyOption[];
  readonly texts: Messages['account']['choice'];
}

/** Fills the names of one examinee from the signed-in person's family. What was filled in stays to be changed by hand. */
export function FamilyChoice({ index, family, texts }: FamilyChoiceProps) {
  const id = useId();
  if (family.length === 0) return null;
  const choose = ({ currentTarget }: ChangeEvent<HTMLSelectElement>) => {
    const member = family[Number(currentTarget.value)];
    if (currentTarget.value === '' || member === undefined) return;
    const fill = (name: string, value: string) => {
      const field = currentTarget.form?.elements.namedItem(`lines.${index}.${name}`);
      if (field instanceof HTMLInputElement) field.value = value;
    };
    fill('examineeName', member.name);
    fill('examineeKana', member.kana);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-bold">
        {texts.label}
      </label>
      <select id={id} defaultValue="" onChange={choose} className="control w-full pr-8 sm:w-80">
        <option value="">{texts.none}</option>
        {family.map((member, position) => (
          <option key={`${member.name} ${member.kana}`} value={position}>
            {member.name}
          </option>
        ))}
      </select>
    </div>
  );
}
