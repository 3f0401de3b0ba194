import type { ReactNode } from 'react';

interface CardProps {
  readonly children: ReactNode;
  readonly as?: 'section' | 'article' | 'div' | 'li';
  readonly title?: ReactNode;
  /** Rank of the title's heading. */
  readonly level?: 2 | 3;
  readonly className?: string;
}

export function Card({ children, as: Tag = 'div', title, level = 2, className = '' }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <Tag className={`card p-4 sm:p-6 ${className}`}>
      {title === undefined ? null : (
        <Heading className="mb-4 font-bold text-[1.25rem] leading-normal sm:text-[1.375rem]">{title}</Heading>
      )}
      {children}
    </Tag>
  );
}
