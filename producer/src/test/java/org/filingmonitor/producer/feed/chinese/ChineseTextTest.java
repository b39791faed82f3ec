package org.filingmonitor.producer.feed.chinese;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.filingmonitor.producer.feed.chinese.ChineseLabel.Field;
import org.junit.jupiter.api.Test;

class ChineseTextTest {

    @Test
    void removesPronunciationsAndNoOtherBrackets() {
        assertThat(ChineseText.repaired("發(fā)明(設(shè)計)人")).isEqualTo("發明(設計)人");
        assertThat(ChineseText.repaired("實(shí)驗（yàn）室(新加坡)(ABS)(abs)")).isEqualTo("實驗室(新加坡)(ABS)(abs)");
        assertThat(ChineseText.repaired("Cafe (fā)")).isEqualTo("Cafe (fā)");
        assertThat(ChineseText.repaired(Normalizer.normalize("發(fā)明", Normalizer.Form.NFD)))
                .isEqualTo("發明");
    }

    @Test
    void repairsTheBrokenLabelOfTheApplicationNumber() {
        assertThat(ChineseText.repaired("申請?zhí)枺?/td> 1")).isEqualTo("申請號: 1");
        assertThat(ChineseText.repaired("申請?zhí枺?/td> 1")).isEqualTo("申請號: 1");
    }

    @Test
    void readsSeveralLabelsInALineTheLongestNameFirst() {
        assertThat(ChineseLabel.in("主分類號: A 分類號：B;C"))
                .containsExactly(new Field(ChineseLabel.MAIN_IPC, "A"), new Field(ChineseLabel.IPC, "B;C"));
        assertThat(ChineseLabel.in("【權利要求書】:")).containsExactly(new Field(ChineseLabel.CLAIMS, ""));
        assertThat(ChineseLabel.atStart("见申请号:1")).isEmpty();
    }
}
