/** The people that the cases sign in as. A deployed copy needs the same ones, see README.md. */
export const USERS = {
  reader: { email: 'reader@example.com', password: 'Contract-suite-1', groups: [] as string[] },
  editor: { email: 'editor@example.com', password: 'Contract-suite-1', groups: ['editors'] },
};
