import type { ReactNode } from 'react';
import { PatientFrame } from '../patient-frame';

export default function PayLayout({ children }: { children: ReactNode }) {
  return <PatientFrame>{children}</PatientFrame>;
}
