package io.godwit.core.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrincipalMappingTest {
    private final PrincipalMapping mapping = new PrincipalMapping(List.of(
            rule("User:CN=([^,]+),OU=([^,]+),.*", "User:$2-$1", PrincipalRule.Letters.LOWER),
            rule("User:CN=([^,]+).*", "User:$1", PrincipalRule.Letters.KEEP),
            rule("User:(.*)", "User:$1", PrincipalRule.Letters.UPPER)));

    @Test
    void shouldTakeTheFirstRuleThatMatchesTheWholePrincipal() {
        assertThat(mapping.map("User:CN=Orders,OU=Sales,O=Crm")).isEqualTo("User:sales-orders");
        assertThat(mapping.map("User:CN=Orders,O=Crm")).isEqualTo("User:Orders");
        assertThat(mapping.map("User:alice")).isEqualTo("User:ALICE");
        assertThat(mapping.mapUser("alice")).isEqualTo("ALICE");
    }

    @Test
    void shouldLeaveEverybodyAndWhomNoRuleIsAboutAlone() {
        assertThat(mapping.map("User:*")).isEqualTo("User:*");
        assertThat(mapping.map("Group:sales")).isEqualTo("Group:sales");
        assertThat(PrincipalMapping.none().map("User:a")).isEqualTo("User:a");
    }

    @Test
    void shouldRefuseAResultThatIsNoPrincipal() {
        Pattern one = Pattern.compile("User:(.*)");

        assertThat(PrincipalRule.problem(one, "User:$1")).isEmpty();
        assertThat(PrincipalRule.problem(one, "User:$2"))
                .hasValueSatisfying(text -> assertThat(text).contains("names $2", "has 1 group"));
        assertThat(PrincipalRule.problem(one, "$1")).isPresent();
        assertThat(PrincipalRule.problem(one, "User:$x")).isPresent();
        assertThat(PrincipalRule.problem(one, "User:a\\")).isPresent();
    }

    @Test
    void shouldReadItsOwnNameFromTheClientSettings() {
        String jaas =
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"godwit\" password=\"x\";";

        assertThat(OwnPrincipal.of(Map.of(
                        "security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config", jaas)))
                .contains("User:godwit");
        assertThat(OwnPrincipal.of(Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        "x required username=plain password=y;")))
                .contains("User:plain");
        assertThat(OwnPrincipal.of(Map.of())).contains("User:ANONYMOUS");
        assertThat(OwnPrincipal.of(Map.of("security.protocol", "SSL"))).contains("User:ANONYMOUS");
        assertThat(OwnPrincipal.of(Map.of("security.protocol", "SSL", "ssl.keystore.location", "k")))
                .isEmpty();
        assertThat(OwnPrincipal.of(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "AWS_MSK_IAM")))
                .isEmpty();
    }

    private static PrincipalRule rule(String from, String to, PrincipalRule.Letters letters) {
        return new PrincipalRule(Pattern.compile(from), to, letters);
    }
}
