import type { ReactNode } from 'react';
import { PatientShell } from '@/components/shells/patient-shell';

export default function PatientLayout({ children }: { children: ReactNode }) {
  return <PatientShell cartCount={0}>{children}</PatientShell>;
}
