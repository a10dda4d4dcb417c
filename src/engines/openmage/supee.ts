/** A security patch of Magento 1: the release that has it built in, and what its files show. */
export interface Supee {
  readonly name: string;
  /** Of the open edition; no release has it, if absent. */
  readonly builtInto?: string;
  /** A file that it changes, below `app/code/core/Mage/` unless it begins with `/`, and what stands there from then on. */
  readonly mark?: readonly [string, string];
}

/** In the order in which they came. Marks stand in no release before, and in all after the one that has it built in. */
export const supees: readonly Supee[] = [
  { name: 'SUPEE-5344', builtInto: '1.9.1.1', mark: ['Admin/Model/Observer.php', 'setInternallyForwarded'] },
  { name: 'SUPEE-5994', builtInto: '1.9.1.1' },
  { name: 'SUPEE-6285', builtInto: '1.9.2.0' },
  {
    name: 'SUPEE-6482',
    builtInto: '1.9.2.1',
    mark: ['Api/Model/Server/Adapter/Soap.php', 'rawurlencode($this->getController()'],
  },
  { name: 'SUPEE-6788', builtInto: '1.9.2.2', mark: ['Admin/Model/Variable.php', 'class Mage_Admin_Model_Variable'] },
  { name: 'SUPEE-7405', builtInto: '1.9.2.3', mark: ['Adminhtml/Block/Widget/Grid.php', 'getEscapedCSVData'] },
  {
    name: 'SUPEE-8788',
    builtInto: '1.9.3.0',
    mark: ['Adminhtml/Block/Cms/Wysiwyg/Images/Content/Uploader.php', 'Mage_Uploader_Block_Multiple'],
  },
  {
    name: 'SUPEE-9652',
    builtInto: '1.9.3.2',
    mark: ['/lib/Zend/Mail/Transport/Sendmail.php', 'Potential code injection in From header'],
  },
  {
    name: 'SUPEE-9767',
    builtInto: '1.9.3.3',
    mark: ['Core/Controller/Front/Action.php', 'isFormkeyValidationOnCheckoutEnabled'],
  },
  { name: 'SUPEE-10266', builtInto: '1.9.3.6', mark: ['Adminhtml/Controller/Action.php', '_forcedFormKeyActions'] },
  { name: 'SUPEE-10415', builtInto: '1.9.3.7', mark: ['Log/Helper/Data.php', 'isLogFileExtensionValid'] },
  { name: 'SUPEE-10570', builtInto: '1.9.3.8', mark: ['Admin/Helper/Block.php', 'getDisallowedBlockNames'] },
  {
    name: 'SUPEE-10752',
    builtInto: '1.9.3.9',
    mark: ['Adminhtml/Model/LayoutUpdate/Validator.php', '_disallowedXPathExpressions = array('],
  },
  {
    name: 'SUPEE-10888',
    builtInto: '1.9.3.10',
    mark: ['Adminhtml/Block/Widget/Grid/Massaction/Abstract.php', 'quoteEscape($selected)'],
  },
  {
    name: 'SUPEE-10975',
    builtInto: '1.9.4.0',
    mark: ['Adminhtml/controllers/Cms/BlockController.php', '_setForcedFormKeyActions('],
  },
  { name: 'SUPEE-11086', builtInto: '1.9.4.1', mark: ['Adminhtml/Helper/Data.php', 'isEnabledSecurityKeyUrl'] },
  {
    name: 'SUPEE-11155',
    builtInto: '1.9.4.2',
    mark: ['Adminhtml/Block/Newsletter/Template/Preview.php', 'maliciousCodeFilter($template->getTemplateText())'],
  },
  {
    name: 'SUPEE-11219',
    builtInto: '1.9.4.3',
    mark: ['Adminhtml/Block/Newsletter/Template/Preview.php', '->linkFilter($templateProcessed)'],
  },
  { name: 'SUPEE-11314', builtInto: '1.9.4.5', mark: ['Admin/Model/Session.php', 'web/session/use_admin_sid'] },
  { name: 'SUPEE-11346' },
];
