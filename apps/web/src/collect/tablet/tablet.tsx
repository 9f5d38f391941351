import { createContext, useContext, type ReactNode } from 'react';
import type { Device } from './stage';

/** What every screen of the unlocked app works with. */
export interface Tablet {
  readonly database: IDBDatabase;
  /** The draft key. It is gone as soon as the app locks. */
  readonly vaultKey: CryptoKey;
  readonly device: Device;
  readonly lock: () => void;
}

const TabletContext = createContext<Tablet | undefined>(undefined);

export function useTablet(): Tablet {
  const tablet = useContext(TabletContext);
  if (!tablet) throw new Error('useTablet is used while the app is locked');
  return tablet;
}

export const TabletProvider = ({ children, ...tablet }: Tablet & { readonly children: ReactNode }) => (
  <TabletContext value={tablet}>{children}</TabletContext>
);
