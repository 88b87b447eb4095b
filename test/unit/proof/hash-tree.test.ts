import { nodeHash } from '../../../functions/lib/ballots/node-hash';
import { fromHex, toHex, type Bytes } from '../../../proof/bytes';
import { hashLeaves, levelsAbove, pathIn, rootFromPath, rootOf } from '../../../proof/hash-tree';
import { webHash } from '../../../proof/web-hash';

/** The leaves and roots that implementations of RFC 6962 test with: certificate-transparency-go, "merkle_tree_test". */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => fromHex(hex)!);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

async function treeOver(leaves: Bytes[]) {
  const hashes = await hashLeaves(nodeHash, leaves);
  const levels = await levelsAbove(nodeHash, hashes);
  return { hashes, levels, root: toHex(await rootOf(nodeHash, levels)) };
}

it.each(ROOTS.map((root, size) => ({ size, root })))('the root over $size leaves', async ({ size, root }) => {
  expect((await treeOver(LEAVES.slice(0, size))).root).toBe(root);
});

it('the browser hashes as Node does', async () => {
  expect((await webHash(LEAVES)).map(toHex)).toEqual((await nodeHash(LEAVES)).map(toHex));
});

describe('Paths', () => {
  const leaf = (index: number) => Uint8Array.of(index & 0xff, index >> 8);

  it('lead from every leaf to the root, whatever the size, and from nowhere else', async () => {
    for (const size of [1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 100]) {
      const { hashes, levels, root } = await treeOver(
        Array.from({ length: size }, (_, index) => leaf(index)),
      );
      for (let index = 0; index < size; index += 1) {
        const path = pathIn(levels, index);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        const way = { index, size, path };
        const reached = await rootFromPath(nodeHash, hashes[index]!, way);
        expect(reached && toHex(reached)).toBe(root);
        const others = await Promise.all([
          rootFromPath(nodeHash, hashes[index]!, { ...way, index: index + 1 }),
          rootFromPath(nodeHash, hashes[(index + 1) % size]!, way),
          rootFromPath(nodeHash, hashes[index]!, { ...way, path: [...path, hashes[0]!] }),
          rootFromPath(nodeHash, hashes[index]!, { ...way, path: path.slice(1) }),
        ]);
        const wrong = others.map((bytes) => bytes && toHex(bytes));
        // A tree of one leaf has no other leaf, and no path to shorten.
        expect(size === 1 ? [wrong[0], wrong[2]] : wrong).not.toContain(root);
      }
    }
  });
});
