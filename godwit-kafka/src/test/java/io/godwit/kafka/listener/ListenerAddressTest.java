package io.godwit.kafka.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ListenerAddressTest {
    @Test
    void shouldReadAddressesAsClientsDo() {
        assertThat(ListenerAddress.parseAll(" a:9092, b.example.com:9093 ,,PLAINTEXT://c:1, [::1]:9094"))
                .extracting(ListenerAddress::toString)
                .containsExactly("a:9092", "b.example.com:9093", "c:1", "[::1]:9094");
    }

    @Test
    void shouldNameEveryEntryThatIsNoAddress() {
        assertThatThrownBy(() -> ListenerAddress.parseAll("a:9092,;c:9092,b,d:99999"))
                .hasMessageContaining("GW-CLU-014")
                .hasMessageContaining("';c:9092', 'b', 'd:99999' is not host:port");
    }

    @Test
    void shouldRefuseAnEmptyList() {
        assertThatThrownBy(() -> ListenerAddress.parseAll(" , ")).hasMessageContaining("names no address");
    }
}
