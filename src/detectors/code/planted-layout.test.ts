import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plantedDirective, plantedLayout } from './planted-layout.ts';

// Put together here, so that other scanners do not take this file for what it describes.
const SYS = ['sys', 'tem'].join('');

const planted: Readonly<Record<string, string>> = {
  'a parameter that names a function': `<referenceContainer name="content"><block name="x"><arguments><argument name="y" xsi:type="string">${SYS}</argument></arguments></block></referenceContainer>`,
  'a helper that calls what it is given': `<argument name="data" xsi:type="helper" helper="Assert\\Assertion::callback"><param name="a">x</param></argument>`,
  'a helper that is a function': `<argument xsi:type="helper" helper="Some\\Helper::${SYS}"/>`,
  'CDATA around it': `<param name="callback"><![CDATA[${SYS}]]></param>`,
  'a block that evaluates texts': '<block class="Magento\\Email\\Model\\Template\\Filter" name="x"/>',
  'a template from outside the theme':
    '<action method="setTemplate"><template>../../../media/x.phtml</template></action>',
};
for (const [what, text] of Object.entries(planted)) {
  test(`sees ${what}`, () => assert.ok(plantedLayout(text)));
}

test('is quiet about layout that shops use', () => {
  const clean = [
    '<referenceBlock name="page.main.title" remove="true"/>',
    '<move element="page.main.title" destination="content" before="-"/>',
    '<block class="Magento\\Cms\\Block\\Block" name="banner"><arguments><argument name="block_id" xsi:type="string">home</argument></arguments></block>',
    '<argument name="title" xsi:type="string" translate="true">System of assertions</argument>',
    '<argument name="view_model" xsi:type="object">Vendor\\Module\\ViewModel\\Executor</argument>',
    '<argument name="url" xsi:type="helper" helper="Magento\\Customer\\Helper\\Data::getLoginUrl"/>',
    '<reference name="root"><action method="setTemplate"><template>page/1column.phtml</template></action></reference>',
    '<block class="Magento\\Framework\\View\\Element\\Template" template="Magento_Theme::html/title.phtml"/>',
    '',
  ];
  for (const text of clean) assert.equal(plantedLayout(text), undefined, text);
});

test('sees the directives by which attackers try out a hole, and not those of shops', () => {
  assert.equal(
    plantedDirective('<p>{{block class="Magento\\Cms\\Block\\Page" output=getModuleName}}</p>', true)?.kind,
    'probe',
  );
  assert.equal(plantedDirective('{{layout handle="default" area="frontend"}}', false)?.kind, 'probe');

  for (const text of [
    '{{block class="Magento\\Cms\\Block\\Block" block_id="home"}}',
    '{{widget type="Magento\\CatalogWidget\\Block\\Product\\ProductsList" products_count="10"}}',
    '{{media url="wysiwyg/a.jpg"}}',
    'our module getModuleName is described here',
  ])
    assert.equal(plantedDirective(text, false), undefined, text);
  assert.equal(
    plantedDirective('{{layout handle="sales_email_order_items" order_id=$order_id area="frontend"}}', true),
    undefined,
  );
});
