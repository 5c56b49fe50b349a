package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ConsumerContractTest {
    private static final String WHOLE =
            "{\"consumer\": \"ward\", \"exchanges\": [{\"name\": \"dose\", \"request\": {\"method\": \"GET\","
                    + " \"path\": \"/x\", \"headers\": {\"Client\": \"ward\"}}, \"response\": {\"reads\": {\"required\": [\"kg\"]}}}]}";

    private static ConsumerContract read(String json) throws Exception {
        return ConsumerContract.of(new JsonMapper().readTree(json));
    }

    @Test
    void a_contract_is_read_from_data_and_asks_for_200_and_json_by_default() throws Exception {
        ConsumerContract.Exchange exchange = read(WHOLE).exchanges().get(0);
        assertThat(exchange.headers()).containsEntry("Client", "ward");
        assertThat(exchange.body()).isNull();
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.type()).isEqualTo("application/json");
        assertThat(exchange.reads().accepts(new JsonMapper().readTree("{\"kg\": 1, \"more\": 2}")))
                .isTrue();
        assertThat(exchange.reads().accepts(new JsonMapper().readTree("{}"))).isFalse();
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> read("{\"exchanges\": []}")).hasMessage("consumer must be a text, but was missing");
        assertThatThrownBy(() -> read("{\"consumer\": \"ward\", \"exchanges\": []}"))
                .hasMessage("exchanges must hold at least one, but held none");
        assertThatThrownBy(() -> read(WHOLE.replace("\"/x\"", "7"))).hasMessage("path must be a text, but was 7");
        assertThatThrownBy(() -> read(WHOLE.replace("{\"required\": [\"kg\"]}", "{\"not\": {}}")))
                .hasMessage("# must use only keywords that can be compared, but used not");
        assertThatThrownBy(() -> read(WHOLE.replace("\"reads\"", "\"read\"")))
                .hasMessage("# must be a schema (an object or a boolean), but was MISSING");
    }
}
