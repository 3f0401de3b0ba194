import { NotFoundMessage } from '@/components/shells/not-found-message';

export default function PatientNotFoundPage() {
  return <NotFoundMessage />;
}
