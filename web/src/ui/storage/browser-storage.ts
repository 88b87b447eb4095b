/** Texts that the browser keeps, by name. */
export interface TextStorage {
  get: (name: string) => string | null;
  set: (name: string, text: string) => void;
  remove: (name: string) => void;
}

/**
 * A browser may forbid storage, or have no room left: the mere mention of `localStorage` throws then. What it does not
 * keep is kept until the page is closed.
 */
function storageOf(place: () => Storage): TextStorage {
  const here = new Map<string, string>();
  const attempt = <Result>(step: (storage: Storage) => Result, otherwise: Result): Result => {
    try {
      return step(place());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (name) => here.get(name) ?? attempt((storage) => storage.getItem(name), null),
    set(name, text) {
      const isKept = attempt((storage) => {
        storage.setItem(name, text);
        return true;
      }, false);
      if (isKept) here.delete(name);
      else here.set(name, text);
    },
    remove(name) {
      here.delete(name);
      attempt((storage) => {
        storage.removeItem(name);
      }, undefined);
    },
  };
}

/** For all tabs of this browser, until it is removed. */
export const everyTab = storageOf(() => localStorage);

/** For this tab, through reloads, until it is closed. */
export const thisTab = storageOf(() => sessionStorage);
