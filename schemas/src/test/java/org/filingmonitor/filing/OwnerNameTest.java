package org.filingmonitor.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Alipay (Hangzhou) Information Technology Co., Ltd.|alipay hangzhou information technology co ltd",
                "ALIPAY (HANGZHOU) INFORMATION TECHNOLOGY CO., LTD.|alipay hangzhou information technology co ltd",
                "Alipay（Hangzhou）Information  Technology Co.,Ltd.|alipay hangzhou information technology co ltd",
                "支付宝（杭州）信息技术有限公司|支付宝 杭州 信息技术有限公司",
                "Ｓｏｎｙ|sony",
                "AT&T Inc.|at t inc",
                "GROẞE STRAẞE GmbH|grosse strasse gmbh",
                "Große Straße GmbH|grosse strasse gmbh",
                "ΟΔΥΣΣΕΥΣ|οδυσσευσ",
                "οδυσσευς|οδυσσευσ",
            })
    void isOneForAllSpellings(String spelling, String normalised) {
        assertThat(OwnerName.normalised(spelling)).isEqualTo(normalised);
        assertThat(OwnerName.scope(spelling)).isEqualTo("owner:" + normalised);
        assertThat(OwnerName.readScope("owner:" + spelling)).isEqualTo("owner:" + normalised);
    }

    @Test
    void keepsLegalFormsApart() {
        assertThat(OwnerName.normalised("Acme Ltd")).isNotEqualTo(OwnerName.normalised("Acme Inc"));
    }

    @Test
    void readsTheScopeOfAllFilings() {
        assertThat(OwnerName.readScope("all")).isEqualTo(OwnerName.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALL", "owner", "owner:", "owner: ., ", "applicant:Sony"})
    void refusesWhatIsNoScope(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnerName.readScope(text))
                .withMessage("'" + text + "' is no scope: give 'all' or 'owner:NAME'");
    }

    @Property(tries = 5000)
    void normalisingAgainChangesNothing(@ForAll String name) {
        String once = OwnerName.normalised(name);
        assertThat(OwnerName.normalised(once)).isEqualTo(once);
    }

    @Property(tries = 5000)
    void doesNotMindCasePunctuationOrBlanks(@ForAll String name) {
        assertThat(OwnerName.normalised(" (" + name + ".)  ")).isEqualTo(OwnerName.normalised(name));
        assertThat(OwnerName.normalised(name)).doesNotContain("  ");
    }
}
