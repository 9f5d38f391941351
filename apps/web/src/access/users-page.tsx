import { useQuery } from '@tanstack/react-query';
import { PageTitle } from '../shell/frame';
import { Loading, ProblemNotice } from '../shell/notice';
import { InviteForm } from './invite-form';
import { usersQuery } from './queries';
import { useAccessText } from './texts';
import { UserCard } from './user-card';

/** Those who may sign in, and what they may do where. */
export default function UsersPage() {
  const text = useAccessText();
  const users = useQuery(usersQuery);
  return (
    <>
      <PageTitle>{text('users')}</PageTitle>
      <InviteForm />
      {users.isPending && <Loading />}
      {users.isError && <ProblemNotice error={users.error} />}
      <ul className="cards">
        {users.data?.map((user) => (
          <UserCard key={user.id} user={user} />
        ))}
      </ul>
    </>
  );
}
