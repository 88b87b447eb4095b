export function request() {
  return {};
}

/** Answers an object whose fields are open to different callers. */
export function response(): unknown {
  return { title: 'title', forKey: 'for keys', forEditors: 'for editors' };
}
