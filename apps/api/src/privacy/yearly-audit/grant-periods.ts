import type { Role } from '@tongxing/contracts';

/** What the audit log says of grants and accounts, in its order. */
export interface GrantEvent {
  readonly action: string;
  readonly at: string;
  /** Account that the event is about. */
  readonly account: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Instants in UTC. */
export interface Period {
  readonly from: string;
  /** Absent while it goes on. */
  readonly until?: string;
}

/** A role that somebody held, where, and from when to when. */
export interface GrantPeriod extends Period {
  readonly grant: string;
  readonly account: string;
  readonly role: Role;
  readonly project?: string;
  readonly site?: string;
  /** When the account was switched off meanwhile, so that the role could not be used. */
  readonly suspended: readonly Period[];
}

const textIn = (detail: GrantEvent['detail'], name: string): string | undefined => {
  const value = detail[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * Who held which role from when to when, of all that were held at some time in a span of time.
 *
 * @param events `grant.given`, `grant.revoked`, `account.deactivated` and `account.activated`, from the beginning of
 *   the log to the end of the span, in the log's order; others are passed over
 * @param span instants in UTC; `until` is outside
 * @returns in the order in which the roles were given; what ended before the span is left out, and what has not ended
 *   by its end has no end
 * @see 未成年人网络保护条例 (2024), articles 36 and 37: least privilege, and a yearly audit
 */
export function grantPeriods(
  events: readonly GrantEvent[],
  span: { readonly from: string; readonly until: string },
): GrantPeriod[] {
  const inTime = events.filter(({ at }) => at < span.until);
  return inTime
    .filter(({ action }) => action === 'grant.given')
    .map((given) => periodOf(given, inTime))
    .filter(({ until }) => until === undefined || until >= span.from);
}

function periodOf({ at: from, account, detail }: GrantEvent, events: readonly GrantEvent[]): GrantPeriod {
  const grant = textIn(detail, 'grant') ?? '';
  const until = events.find((e) => e.action === 'grant.revoked' && textIn(e.detail, 'grant') === grant)?.at;
  const [project, site] = [textIn(detail, 'project'), textIn(detail, 'site')];
  return {
    grant,
    account,
    role: textIn(detail, 'role') as Role,
    ...(project !== undefined && { project }),
    ...(site !== undefined && { site }),
    from,
    ...(until !== undefined && { until }),
    suspended: suspensions(
      events.filter((e) => e.account === account),
      from,
      until,
    ),
  };
}

/** From each switching off to the next switching on, as far as it falls into the time of the grant. */
function suspensions(events: readonly GrantEvent[], from: string, until: string | undefined): Period[] {
  const periods: { from: string; until?: string }[] = [];
  for (const { action, at } of events) {
    const open = periods.at(-1);
    const isOff = open !== undefined && open.until === undefined;
    if (action === 'account.deactivated' && !isOff) periods.push({ from: at });
    if (action === 'account.activated' && isOff) open.until = at;
  }
  return periods
    .filter((off) => (until === undefined || off.from < until) && (off.until === undefined || off.until > from))
    .map((off) => ({
      from: off.from > from ? off.from : from,
      ...(earlier(off.until, until) !== undefined && { until: earlier(off.until, until) as string }),
    }));
}

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
