package org.filingmonitor.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsNumbersToTheRightAndCountsChineseCharactersAsTwo() {
        Table table = new Table("owner", "", "note");
        table.row("支付宝", "7", "a");
        table.row("Alipay", "12", "b");

        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true));

        assertThat(text.toString().lines()).containsExactly("owner       note", "支付宝   7  a", "Alipay  12  b", "");
    }
}
