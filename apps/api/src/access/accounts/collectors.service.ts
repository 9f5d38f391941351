import { Injectable } from '@nestjs/common';
import { PERMISSIONS_OF, ROLES, type Enumerator } from '@tongxing/contracts';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { ProgrammeRepository, sitesBelow } from '../../programme/index.js';
import { AccountsRepository } from './accounts.repository.js';

const COLLECTING = ROLES.filter((role) => PERMISSIONS_OF[role].includes('submissions.write'));

/** Who collects where: accounts with a role that may, and nothing else of them than their name at work. */
@Injectable()
export class CollectorsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly programme: ProgrammeRepository,
  ) {}

  /** Accounts that collect at one of these sites of a project at least, by name. */
  at(projectId: string, among: 'all' | readonly string[]): Promise<Enumerator[]> {
    return this.unitOfWork.read(async (view) => {
      const found = await this.#in(view, projectId);
      const reached = new Set(among === 'all' ? [] : among);
      return found
        .filter(({ sites }) => among === 'all' || !sites || sites.some((site) => reached.has(site)))
        .map(({ sites, ...account }) => ({
          ...account,
          ...(sites && { sites: sites.filter((site) => among === 'all' || reached.has(site)) }),
        }));
    });
  }

  /** Whether an account collects at every one of these sites. */
  async collectsAt(
    view: View,
    account: string,
    projectId: string,
    places: ReadonlySet<string>,
  ): Promise<boolean> {
    const found = (await this.#in(view, projectId)).find(({ id }) => id === account);
    return found !== undefined && [...places].every((site) => found.sites?.includes(site) ?? true);
  }

  async #in(view: View, projectId: string): Promise<Enumerator[]> {
    const held = await this.accounts.holders(view, projectId, COLLECTING);
    const tree = await this.programme.siteTree(view, projectId);
    return held.map(({ account, grants }) => {
      const sites = grants.map(({ siteId }) => siteId);
      return {
        id: account.id,
        displayName: account.displayName,
        ...(!sites.includes(null) && {
          sites: [...new Set(sites.flatMap((site) => [...sitesBelow(tree, site ?? '')]))],
        }),
      };
    });
  }
}
