import { NotFoundMessage } from '@/components/shells/not-found-message';
import { PatientFrame } from './patient-frame';

export default function NotFoundPage() {
  return (
    <PatientFrame>
      <NotFoundMessage />
    </PatientFrame>
  );
}
