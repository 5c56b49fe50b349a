package gradus.deeplearning.languagemodel;

/** Numbers runs of tokens as nodes of a tree: node 0 is the empty run, a run's node is the child of the node of all its tokens but the last. */
final class RunIndex {
    private static final int NONE = -1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int vocabulary;
    private long[] keys = new long[1 << 12]; // 0 where free
    private int[] nodes = new int[1 << 12];
    private int size = 1;

    RunIndex(int vocabulary) {
        this.vocabulary = vocabulary;
    }

    RunIndex copy() {
        RunIndex copy = new RunIndex(vocabulary);
        copy.keys = keys.clone();
        copy.nodes = nodes.clone();
        copy.size = size;
        return copy;
    }

    /** How many runs have a number, the empty one among them. */
    int size() {
        return size;
    }

    /** The node of a run that goes on with a token; negative, if there is none. */
    int child(int node, int token) {
        int slot = slot(key(node, token));
        return keys[slot] == 0 ? NONE : nodes[slot];
    }

    /** The same, numbered now if it was not there. */
    int grow(int node, int token) {
        long key = key(node, token);
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            nodes[slot] = size++;
            if (2 * size > keys.length) {
                resize();
                slot = slot(key);
            }
        }
        return nodes[slot];
    }

    private long key(int node, int token) {
        return (long) node * vocabulary + token + 1;
    }

    /** Where a key is, or would be: open addressing, as many places as a power of two. */
    private int slot(long key) {
        int slot = (int) (key * SPREAD >>> 40) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void resize() {
        long[] oldKeys = keys;
        int[] oldNodes = nodes;
        keys = new long[2 * oldKeys.length];
        nodes = new int[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != 0) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                nodes[slot] = oldNodes[old];
            }
        }
    }
}
