package gradus.kit.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class LedgerTest {
    @Test
    void it_counts_what_was_made_and_what_stays() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Ledger ledger = Ledger.of(() -> {
                manager.zeros(new Shape(2)).close();
                manager.zeros(new Shape(2));
            });
            assertThat(ledger).isEqualTo(new Ledger(2, 1, 0, 0));
            assertThat(manager.getManagedArrays()).as("freed by the ledger").isEmpty();
        }
    }

    @Test
    void detached_arrays_and_open_managers_are_counted_apart() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Ledger ledger = Ledger.of(() -> {
                NDArray array = manager.zeros(new Shape(2));
                array.detach();
                manager.newSubManager().newSubManager();
            });
            assertThat(ledger).isEqualTo(new Ledger(1, 0, 1, 2));
        }
    }

    @Test
    void a_tidy_call_leaves_nothing() {
        Ledger ledger = Ledger.of(() -> {
            try (NDManager manager = NDManager.newBaseManager()) {
                manager.zeros(new Shape(2));
            }
        });
        assertThat(ledger).isEqualTo(new Ledger(1, 0, 0, 0));
    }
}
