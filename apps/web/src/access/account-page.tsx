import { PageTitle } from '../shell/frame';
import { FactorSection } from './factor-section';
import { PasswordForm } from './password-form';
import { SessionsTable } from './sessions-table';
import { useAccessText } from './texts';

/** The caller's own account. */
export default function AccountPage() {
  const text = useAccessText();
  return (
    <>
      <PageTitle>{text('account')}</PageTitle>
      <FactorSection />
      <PasswordForm />
      <SessionsTable />
    </>
  );
}
