import { useSyncExternalStore } from 'react';

/** A value that components follow. */
export interface Readable<Value> {
  get: () => Value;
  subscribe: (listener: () => void) => () => void;
}

/** A value that is set and followed. */
export interface Store<Value> extends Readable<Value> {
  set: (next: Value | ((current: Value) => Value)) => void;
}

/** @param value what the store holds at first. */
export function createStore<Value>(value: Value): Store<Value> {
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const changed = typeof next === 'function' ? (next as (current: Value) => Value)(value) : next;
      if (Object.is(changed, value)) return;
      value = changed;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows a store, or what `select` makes of it; `select` must answer the same object for the same state. */
export function useStore<Value, Selected = Value>(
  store: Readable<Value>,
  select: (value: Value) => Selected = (value) => value as unknown as Selected,
): Selected {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
