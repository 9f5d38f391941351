import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { PageQuery, Role } from '@tongxing/contracts';
import { findPage, inParts, type View, type WriteTransaction } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import { AccountEntity } from './account.entity.js';
import { GrantEntity } from './grant.entity.js';

@Injectable()
export class AccountsRepository {
  async insert(tx: WriteTransaction, row: AccountEntity): Promise<void> {
    await tx.manager.insert(AccountEntity, row);
  }

  async update(tx: WriteTransaction, id: string, change: Partial<AccountEntity>): Promise<void> {
    await tx.manager.update(AccountEntity, { id }, change);
  }

  find(view: View, id: string): Promise<AccountEntity | null> {
    return view.manager.findOneBy(AccountEntity, { id });
  }

  /** Uses a time step up. @returns false where it, or a later one, has been used before */
  async takeStep(tx: WriteTransaction, id: string, step: number): Promise<boolean> {
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(AccountEntity)
      .set({ secondFactorStep: step })
      .where('id = :id AND (second_factor_step IS NULL OR second_factor_step < :step)', { id, step })
      .execute();
    return affected === 1;
  }

  byName(view: View, name: string): Promise<AccountEntity | null> {
    return view.manager.findOneBy(AccountEntity, { name });
  }

  page(view: View, page: PageQuery) {
    return findPage(view.manager.getRepository(AccountEntity), {}, page);
  }

  async some(view: View): Promise<boolean> {
    return view.manager.exists(AccountEntity);
  }

  async insertGrant(tx: WriteTransaction, row: GrantEntity): Promise<void> {
    await tx.manager.insert(GrantEntity, row);
  }

  async deleteGrant(tx: WriteTransaction, accountId: string, id: string): Promise<boolean> {
    return (await tx.manager.delete(GrantEntity, { accountId, id })).affected === 1;
  }

  grants(view: View, accountIds: readonly string[]): Promise<GrantEntity[]> {
    return view.manager.find(GrantEntity, { where: { accountId: In(accountIds) }, order: { id: 'ASC' } });
  }

  /** Active accounts that hold one of the roles in a project, or everywhere, by name; with those grants. */
  async holders(
    view: View,
    projectId: string,
    roles: readonly Role[],
  ): Promise<{ account: AccountEntity; grants: GrantEntity[] }[]> {
    const grants = groupedBy(
      await view.manager.findBy(GrantEntity, [
        { role: In(roles), projectId },
        { role: In(roles), projectId: IsNull() },
      ]),
      ({ accountId }) => accountId,
    );
    const accounts = await inParts(grants.keys(), (part) =>
      view.manager.findBy(AccountEntity, { id: In(part), active: true }),
    );
    return accounts
      .sort((a, b) => (a.displayName < b.displayName ? -1 : 1))
      .map((account) => ({ account, grants: grants.get(account.id) ?? [] }));
  }

  /** Whether somebody who can sign in administers the whole installation. */
  async hasAdministrator(view: View): Promise<boolean> {
    const found = await view.manager
      .createQueryBuilder(GrantEntity, 'held')
      .innerJoin(AccountEntity, 'account', 'account.id = held.accountId AND account.active = :active', {
        active: true,
      })
      .where("held.role = 'administrator' AND held.projectId IS NULL")
      .getCount();
    return found > 0;
  }
}
