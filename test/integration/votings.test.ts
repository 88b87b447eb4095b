import sharp from 'sharp';
import { newVoter, organiserAccount, publicCaller, signedIn, type Caller } from '../support/clients';
import { dynamoDbCallsDuring } from '../support/dynamodb-calls';
import { subscribe } from '../support/subscription';
import {
  castVoteMutation,
  clearVotings,
  createVoting,
  eventually,
  inSeconds,
  type TestVoting,
} from '../support/votings';

const listQuery = `query($filter: VotingFilter, $limit: Int, $nextToken: String) {
  votings(filter: $filter, limit: $limit, nextToken: $nextToken) {
    items { id title access creditCost status opensAt tally { total counts { votes } } myVote { optionId } }
    nextToken
  }
}`;

interface Listed {
  votings: {
    items: {
      id: string;
      access: string;
      creditCost: number;
      status: string;
      opensAt: string;
      tally: { total: number };
      myVote: { optionId: string } | null;
    }[];
    nextToken: string | null;
  };
}

async function list(caller: Caller, variables: Record<string, unknown> = {}): Promise<Listed['votings']> {
  return (await caller.expect<Listed>(listQuery, variables)).votings;
}

async function callsDuring(action: () => Promise<unknown>): Promise<string[]> {
  return (await dynamoDbCallsDuring(action)).map(({ operation }) => operation);
}

describe('The list of votings', () => {
  let organiser: Caller;
  let voter: Caller;
  let votings: TestVoting[];

  beforeAll(async () => {
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    voter = await newVoter();
    votings = [];
    for (let index = 0; index < 16; index += 1)
      votings.push(
        await createVoting(organiser, {
          title: `Listed ${index}`,
          access: index % 4 === 0 ? 'PAID' : 'FREE',
        }),
      );
    await voter.expect(castVoteMutation, {
      input: { votingId: votings[1]!.id, optionId: votings[1]!.options[2]!.id },
    });
  });

  afterAll(() => clearVotings(organiser));

  it('of 16 with tallies and own votes takes at most four DynamoDB requests', async () => {
    let open: Listed['votings'] | undefined;
    const calls = await callsDuring(async () => {
      open = await list(voter, { filter: { status: 'OPEN' }, limit: 50 });
    });

    expect(open?.items).toHaveLength(16);
    expect(open?.items.find(({ id }) => id === votings[1]!.id)?.myVote?.optionId).toBe(
      votings[1]!.options[2]!.id,
    );
    expect(calls.length).toBeLessThanOrEqual(4);

    const unfiltered = await callsDuring(() => list(voter, { limit: 16 }));
    expect(unfiltered.length).toBeLessThanOrEqual(4);
  });

  it('comes newest opening first, page by page, every voting once', async () => {
    const seen: string[] = [];
    const openings: string[] = [];
    let nextToken: string | null = null;
    do {
      const page: Listed['votings'] = await list(organiser, { limit: 7, nextToken });
      seen.push(...page.items.map(({ id }) => id));
      openings.push(...page.items.map(({ opensAt }) => opensAt));
      nextToken = page.nextToken;
    } while (nextToken !== null);

    expect(new Set(seen).size).toBe(seen.length);
    expect(votings.every(({ id }) => seen.includes(id))).toBe(true);
    expect(openings).toEqual([...openings].sort().reverse());
  });

  it('holds only what a filter asks for', async () => {
    const upcoming = await createVoting(organiser, { opensAt: inSeconds(9000), closesAt: inSeconds(9900) });
    const paid = await list(voter, { filter: { access: 'PAID', status: 'OPEN' }, limit: 50 });
    expect(paid.items.map(({ id }) => id).sort()).toEqual(
      votings
        .filter((_, index) => index % 4 === 0)
        .map(({ id }) => id)
        .sort(),
    );
    expect(new Set(paid.items.map(({ creditCost }) => creditCost))).toEqual(new Set([1]));
    const later = await list(voter, { filter: { status: 'UPCOMING' } });
    expect(later.items.map(({ id }) => id)).toEqual([upcoming.id]);
    const past = await list(voter, { filter: { status: 'CLOSED' }, limit: 5 });
    expect(new Set(past.items.map(({ status }) => status))).toEqual(new Set(['CLOSED']));
    expect(past.items).toHaveLength(5);
  });

  it('is searched on the server, page by page, by words of titles and options', async () => {
    const sought = await createVoting(organiser, {
      title: 'Où déjeuner ?',
      options: [{ label: 'CRÊPERIE' }, { label: 'Straße' }],
      opensAt: inSeconds(9000),
      closesAt: inSeconds(9900),
    });
    const find = async (caller: Caller, search: string, more: object = {}) =>
      (await list(caller, { filter: { search, ...more }, limit: 5 })).items.map(({ id }) => id);
    expect(await find(voter, 'creperie DEJEUNER strasse')).toEqual([sought.id]);
    expect(await find(await publicCaller(), 'creperie', { status: 'UPCOMING' })).toEqual([sought.id]);
    expect(await find(voter, 'creperie', { status: 'OPEN' })).toEqual([]);
    const titles: string[] = [];
    let nextToken: string | null = null;
    do {
      const page: Listed['votings'] = await list(voter, {
        filter: { search: 'LISTED', status: 'OPEN', order: 'OPENING_ASC' },
        limit: 7,
        nextToken,
      });
      titles.push(...page.items.map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken !== null);
    expect(titles).toEqual(votings.map(({ id }) => id));
    const { errors } = await voter.run(listQuery, { filter: { search: 'x'.repeat(101) } });
    expect(errors[0]).toMatchObject({ errorType: 'InvalidInput', errorInfo: { field: 'search' } });
  });

  it('tells organisers alone who created a voting', async () => {
    const id = votings[0]!.id;
    const query = 'query($id: ID!) { voting(id: $id) { createdBy } }';
    const { me } = await organiser.expect<{ me: { id: string } }>('{ me { id } }');
    expect(await organiser.expect(query, { id })).toEqual({ voting: { createdBy: me.id } });
    for (const caller of [voter, await publicCaller()]) {
      const { data, errors } = await caller.run(query, { id });
      expect(data).toEqual({ voting: { createdBy: null } });
      expect(errors[0]).toMatchObject({ errorType: 'Unauthorized' });
    }
  });

  it('leaves paid votings out for a voter who does not want to see them, unless asked for', async () => {
    const { updateProfile } = await voter.expect<{ updateProfile: { showPaidVotings: boolean } }>(
      'mutation { updateProfile(input: { showPaidVotings: false }) { showPaidVotings } }',
    );
    expect(updateProfile.showPaidVotings).toBe(false);
    const free = await list(voter, { limit: 50, filter: { status: 'OPEN' } });
    expect(free.items.map(({ access }) => access)).not.toContain('PAID');
    const unfiltered = await list(voter, { limit: 20 });
    expect(unfiltered.items.map(({ access }) => access)).not.toContain('PAID');
    const asked = await list(voter, { filter: { access: 'PAID', status: 'OPEN' } });
    expect(asked.items).toHaveLength(4);
  });

  it('is open to the public, who have no vote of their own', async () => {
    const { items } = await list(await publicCaller(), { filter: { status: 'OPEN' }, limit: 50 });
    expect(items).toHaveLength(16);
    expect(items.every(({ myVote }) => myVote === null)).toBe(true);
  });

  it.each([0, 51, -1])('refuses a page of %i', async (limit) => {
    const { errors } = await voter.run(listQuery, { limit });
    expect(errors[0]).toMatchObject({ errorType: 'InvalidInput', errorInfo: { field: 'limit' } });
  });
});

describe('A profile', () => {
  it('answers before anything was stored, keeps a name, and refuses one too long', async () => {
    const voter = await newVoter();
    const query = 'query { me { id displayName credits showPaidVotings votes { items { votingId } } } }';
    const { me } = await voter.expect<{ me: unknown }>(query);
    expect(me).toEqual({
      id: voter.userId,
      displayName: null,
      credits: 0,
      showPaidVotings: true,
      votes: { items: [] },
    });

    const rename = 'mutation($name: String) { updateProfile(input: { displayName: $name }) { displayName } }';
    await voter.expect(rename, { name: '  Ada  ' });
    expect((await voter.expect<{ me: { displayName: string } }>(query)).me.displayName).toBe('Ada');
    const { errors } = await voter.run(rename, { name: 'x'.repeat(81) });
    expect(errors[0]).toMatchObject({ errorType: 'InvalidInput', errorInfo: { field: 'displayName' } });
    await voter.expect(rename, { name: null });
    expect((await voter.expect<{ me: { displayName: unknown } }>(query)).me.displayName).toBeNull();
  });
});

describe('The filter of the wall', () => {
  it('is kept with the profile, whatever else is changed, until it is taken off', async () => {
    const voter = await newVoter();
    const change =
      'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { displayName accessFilter } }';
    const after = async (input: object): Promise<unknown> => {
      const { updateProfile } = await voter.expect<{ updateProfile: unknown }>(change, { input });
      const { me } = await voter.expect<{ me: unknown }>('query { me { displayName accessFilter } }');
      expect(me).toEqual(updateProfile);
      return me;
    };
    expect(await after({})).toEqual({ displayName: null, accessFilter: null });
    expect(await after({ accessFilter: 'FREE' })).toEqual({ displayName: null, accessFilter: 'FREE' });
    expect(await after({ displayName: 'Ada' })).toEqual({ displayName: 'Ada', accessFilter: 'FREE' });
    expect(await after({ displayName: null, accessFilter: 'PAID' })).toEqual({
      displayName: null,
      accessFilter: 'PAID',
    });
    expect(await after({ accessFilter: null, displayName: 'Eve' })).toEqual({
      displayName: 'Eve',
      accessFilter: null,
    });
    expect(await after({ accessFilter: null, displayName: null })).toEqual({
      displayName: null,
      accessFilter: null,
    });
  });
});

describe('Granting credits', () => {
  const grant = 'mutation($input: GrantCreditsInput!) { grantCredits(input: $input) { credits version } }';

  it('twice with one key gives them once', async () => {
    const organiser = await signedIn(organiserAccount);
    const voter = await newVoter();
    const input = { userId: voter.userId, credits: 5, reason: 'Prize', idempotencyKey: 'prize-1' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        organiser.expect<{ grantCredits: { credits: number } }>(grant, { input }),
      ),
    );
    expect(answers.map(({ grantCredits }) => grantCredits.credits)).toEqual([5, 5, 5, 5, 5]);
    const { me } = await voter.expect<{ me: { creditHistory: { items: unknown[] } } }>(
      'query { me { creditHistory { items { kind credits note } } } }',
    );
    expect(me.creditHistory.items).toEqual([{ kind: 'GRANT', credits: 5, note: 'Prize' }]);
  });

  it.each([0, -10_001, 10_001])('refuses %i credits', async (credits) => {
    const organiser = await signedIn(organiserAccount);
    const { errors } = await organiser.run(grant, {
      input: { userId: 'somebody', credits, reason: 'Why not' },
    });
    expect(errors[0]).toMatchObject({ errorType: 'InvalidInput', errorInfo: { field: 'credits' } });
  });
});

describe('Changing a voting', () => {
  const update =
    'mutation($input: UpdateVotingInput!) { updateVoting(input: $input) { title closesAt options { label } } }';
  let organiser: Caller;

  beforeAll(async () => {
    organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
  });

  it('is free while it is upcoming, and deleting too', async () => {
    const voting = await createVoting(organiser, { opensAt: inSeconds(900), closesAt: inSeconds(1800) });
    const { updateVoting } = await organiser.expect<{ updateVoting: unknown }>(update, {
      input: { id: voting.id, title: 'Better', options: [{ label: 'One' }, { label: 'Two' }] },
    });
    expect(updateVoting).toMatchObject({ title: 'Better', options: [{ label: 'One' }, { label: 'Two' }] });
    const deletions = await subscribe<{ onVotingDeleted: { id: string } }>(
      'subscription { onVotingDeleted { id } }',
    );
    const changes = await subscribe('subscription { onVoting { id } }');
    await organiser.expect('mutation($id: ID!) { deleteVoting(id: $id) { id } }', { id: voting.id });
    await eventually(
      'The public hears of the deletion',
      () => deletions.received.map(({ data }) => data.onVotingDeleted.id),
      (ids) => ids.includes(voting.id),
    );
    // A deletion is no change: who only follows changes must not take it for one.
    expect(changes.received).toEqual([]);
    for (const subscription of [deletions, changes]) subscription.close();
    const { voting: gone } = await organiser.expect<{ voting: unknown }>(
      'query($id: ID!) { voting(id: $id) { id } }',
      { id: voting.id },
    );
    expect(gone).toBeNull();
  });

  it('is down to closesAt while it is open, and deleting is refused', async () => {
    const voting = await createVoting(organiser);
    const later = inSeconds(7000);
    const { updateVoting } = await organiser.expect<{ updateVoting: { closesAt: string } }>(update, {
      input: { id: voting.id, closesAt: later },
    });
    expect(updateVoting.closesAt).toBe(later);
    for (const refused of [
      await organiser.run(update, { input: { id: voting.id, title: 'Other' } }),
      await organiser.run('mutation($id: ID!) { deleteVoting(id: $id) { id } }', { id: voting.id }),
    ])
      expect(refused.errors).toHaveLength(1);
  });
});

describe('A draft', () => {
  const fields = 'id title status voters { invitedOnly } draft { opensAt closesAt } options { label }';
  const create = `mutation($input: CreateVotingInput!) { createVoting(input: $input) { ${fields} } }`;
  const update = `mutation($input: UpdateVotingInput!) { updateVoting(input: $input) { ${fields} code } }`;
  const remove = 'mutation($id: ID!) { deleteVoting(id: $id) { id } }';

  it('is written by organisers, is nowhere for others, and is published whole or not at all', async () => {
    const organiser = await signedIn(organiserAccount);
    await clearVotings(organiser);
    const [voter, visitor] = [await newVoter(), await publicCaller()];
    const changes = await subscribe<{ onVoting: { id: string } }>('subscription { onVoting { id } }');
    const deletions = await subscribe('subscription { onVotingDeleted { id } }');
    const begin = async (input: object) =>
      (
        await organiser.expect<{ createVoting: { id: string; status: string } }>(create, {
          input: { title: '', access: 'PAID', options: [], draft: true, ...input },
        })
      ).createVoting;
    const draft = await begin({ voters: { invitedOnly: true } });
    expect(draft).toMatchObject({ status: 'DRAFT', draft: { opensAt: null, closesAt: null } });
    const { id } = draft;
    const write = (input: object) =>
      organiser.run<{ updateVoting: { status: string; code: string } }>(update, { input: { id, ...input } });
    const opensAt = inSeconds(900);
    await write({ draft: true, title: 'Zucchini?', options: [{ label: 'Yes' }, { label: 'No' }], opensAt });

    const other = await begin({ title: 'Courgette?' });
    const page = async (nextToken?: string) =>
      list(organiser, { filter: { status: 'DRAFT' }, limit: 1, nextToken });
    const first = await page();
    expect(first.items.map((item) => item.id)).toEqual([other.id]);
    const second = await page(first.nextToken ?? '');
    expect(second).toMatchObject({ items: [{ id }], nextToken: null });
    await organiser.expect(remove, { id: other.id });
    for (const caller of [voter, visitor, organiser]) {
      const { voting } = await caller.expect<{ voting: unknown }>(
        'query($id: ID!) { voting(id: $id) { id } }',
        {
          id,
        },
      );
      expect(voting).toBeNull();
      for (const filter of [{}, { access: 'PAID' }, { status: 'UPCOMING' }, { search: 'zucchini' }])
        expect((await list(caller, { filter, limit: 16 })).items.map((item) => item.id)).not.toContain(id);
    }
    for (const caller of [voter, visitor]) {
      const asked = await caller.run('query($id: ID!) { draft(id: $id) { id } }', { id });
      const listed = await caller.run(listQuery, { filter: { status: 'DRAFT' } });
      for (const { errors } of [asked, listed])
        expect(errors[0]).toMatchObject({ errorType: 'Unauthorized' });
    }
    const { errors } = await voter.run(castVoteMutation, { input: { votingId: id, optionId: `${id}-1` } });
    expect(errors[0]).toMatchObject({ errorType: 'VotingNotFound' });
    const drafts = await organiser.expect<{ votings: { items: object[] } }>(
      `query { votings(filter: { status: DRAFT }) { items { ${fields} } } }`,
    );
    expect(drafts.votings.items).toEqual([
      expect.objectContaining({ id, title: 'Zucchini?', draft: { opensAt, closesAt: null } }),
    ]);
    expect(await organiser.expect(`query($id: ID!) { draft(id: $id) { ${fields} } }`, { id })).toMatchObject({
      draft: drafts.votings.items[0],
    });

    const refused = await write({ draft: false });
    expect(refused.errors[0]).toMatchObject({ errorType: 'InvalidInput', errorInfo: { field: 'closesAt' } });
    const published = await write({ draft: false, closesAt: inSeconds(1800) });
    expect(published.data?.updateVoting).toMatchObject({
      status: 'UPCOMING',
      voters: { invitedOnly: true },
      draft: null,
    });
    expect(published.data?.updateVoting.code).toHaveLength(6);
    await eventually(
      'The public hears of the voting',
      () => changes.received.map(({ data }) => data.onVoting.id),
      (ids) => ids.includes(id),
    );
    expect(changes.received).toHaveLength(1);
    expect(deletions.received).toEqual([]);
    for (const subscription of [changes, deletions]) subscription.close();
    expect(await visitor.expect('query($id: ID!) { voting(id: $id) { status } }', { id })).toEqual({
      voting: { status: 'UPCOMING' },
    });
    await organiser.expect(remove, { id });
  });
});

describe('A picture', () => {
  const begin = `mutation($input: CreateImageUploadInput!) {
    createImageUpload(input: $input) { uploadUrl fields imageUrl }
  }`;
  interface Begun {
    createImageUpload: { uploadUrl: string; fields: string; imageUrl: string };
  }
  const photograph = (): Promise<Buffer> =>
    sharp({ create: { width: 90, height: 60, channels: 3, background: '#c33' } })
      .withExif({ IFD0: { Copyright: 'Jane Doe' } })
      .jpeg()
      .toBuffer();

  async function post({ uploadUrl, fields }: Begun['createImageUpload'], content: Buffer): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries(JSON.parse(fields) as Record<string, string>))
      form.append(name, value);
    form.append('file', new Blob([new Uint8Array(content)]));
    return fetch(uploadUrl, { method: 'POST', body: form });
  }

  it('is uploaded, drawn again on the web app’s host, and taken for a voting', async () => {
    const organiser = await signedIn(organiserAccount);
    const content = await photograph();
    const input = { contentType: 'image/jpeg', bytes: content.length };
    const { createImageUpload: upload } = await organiser.expect<Begun>(begin, { input });
    expect((await fetch(upload.imageUrl)).status).toBe(403);
    const tooLarge = await post(upload, Buffer.concat([content, content]));
    expect([tooLarge.status, await tooLarge.text()]).toEqual([
      400,
      expect.stringContaining('EntityTooLarge'),
    ]);

    expect((await post(upload, content)).status).toBe(204);
    const outcome = await eventually(
      'what became of the upload',
      async () => {
        const answer = await fetch(upload.imageUrl.replace(/large$/, 'outcome'));
        return answer.ok ? ((await answer.json()) as object) : undefined;
      },
      (told) => told !== undefined,
    );
    expect(outcome).toEqual({ status: 'READY' });
    const picture = await fetch(upload.imageUrl);
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await picture.arrayBuffer()).includes('Jane Doe')).toBe(false);

    const { imageUrl } = upload;
    const voting = await createVoting(organiser, { imageUrl });
    const visitor = await publicCaller();
    const { voting: read } = await visitor.expect<{ voting: { imageUrl: string } }>(
      'query($id: ID!) { voting(id: $id) { imageUrl } }',
      { id: voting.id },
    );
    expect(read.imageUrl).toBe(imageUrl);
  });

  it('is uploaded by organisers only', async () => {
    const voter = await newVoter();
    const { errors } = await voter.run(begin, { input: { contentType: 'image/png', bytes: 5 } });
    expect(errors[0]).toMatchObject({ errorType: 'Unauthorized' });
  });
});
