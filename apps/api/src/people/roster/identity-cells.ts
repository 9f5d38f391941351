import { Contact, Identity, type RosterMapping } from '@tongxing/contracts';
import { listed } from './listed.js';
import type { RowFault } from './row-fault.js';

type Columns = NonNullable<RosterMapping['identity']>;

/**
 * Who a row's child is and whom to call. A fault names the column and nothing that its cell says.
 *
 * @param told a column's cell as it is written, undefined where it says that nothing is known
 * @returns undefined where the row names nobody and reaches nobody; faults where a contact or address has no child's
 *   name beside it, a number no contact's name, or a text is none
 */
export function identityIn(
  { name: nameColumn, address: addressColumn, contacts: contactColumns }: Columns,
  told: (column: string) => string | undefined,
): Identity | { readonly faults: RowFault[] } | undefined {
  const faults: RowFault[] = [];
  const refuse = (column: string) => faults.push({ code: 'identity-invalid', column });
  const contacts = contactColumns.flatMap(({ relation, name: column, telephone }) => {
    const [name, numbers] = [told(column), telephone === undefined ? undefined : told(telephone)];
    if (name === undefined && numbers === undefined) return [];
    const parsed = Contact.safeParse({ relation, name, telephones: numbersIn(numbers) });
    if (parsed.success) return [parsed.data];
    const isNamed = Contact.shape.name.safeParse(name).success;
    refuse(isNamed && telephone !== undefined ? telephone : column);
    return [];
  });
  const [name, address] = [told(nameColumn), addressColumn === undefined ? undefined : told(addressColumn)];
  if (faults.length > 0) return { faults };
  if (name === undefined && address === undefined && contacts.length === 0) return undefined;
  const { shape } = Identity;
  if (!shape.name.safeParse(name).success) refuse(nameColumn);
  if (addressColumn !== undefined && !shape.address.safeParse(address).success) refuse(addressColumn);
  return faults.length > 0 ? { faults } : Identity.parse({ name, address, contacts });
}

const numbersIn = (cell: string | undefined): string[] =>
  cell === undefined ? [] : listed(cell.normalize('NFKC')).filter((number) => number !== '');
