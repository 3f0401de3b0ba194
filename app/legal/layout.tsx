import type { ReactNode } from 'react';
import { PatientFrame } from '../patient-frame';

export default function LegalLayout({ children }: { children: ReactNode }) {
  return <PatientFrame>{children}</PatientFrame>;
}
